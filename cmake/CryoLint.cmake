# SPDX-License-Identifier: GPL-3.0-or-later
# The targets that look at the sources themselves:
#   format        rewrites them in the house style      format-check   fails where that would change something
#   tidy          runs clang-tidy over everything (slow; needs a built tree for the generated headers)
# Without the tools (Debian 12's clang-format-19, clang-tidy-19; the default version 14 does not read C++23)
# each target fails and says so.
find_program(CRYO_CLANG_FORMAT NAMES clang-format-19)
find_program(CRYO_RUN_CLANG_TIDY NAMES run-clang-tidy-19)
find_program(CRYO_CLANG_TIDY NAMES clang-tidy-19)

foreach(mode IN ITEMS format format-check)
  add_custom_target(${mode}
    COMMAND "${CMAKE_COMMAND}" -DMODE=${mode} "-DTOOL=${CRYO_CLANG_FORMAT}" "-DSOURCE_DIR=${PROJECT_SOURCE_DIR}"
            -P "${PROJECT_SOURCE_DIR}/cmake/Format.cmake"
    VERBATIM)
endforeach()

if(CRYO_RUN_CLANG_TIDY AND CRYO_CLANG_TIDY)
  # GCC's sanitizer and warning flags that clang does not know are no finding.
  add_custom_target(tidy
    COMMAND "${CRYO_RUN_CLANG_TIDY}" -clang-tidy-binary "${CRYO_CLANG_TIDY}" -p "${PROJECT_BINARY_DIR}" -quiet
            -extra-arg=-Wno-unknown-warning-option "^${PROJECT_SOURCE_DIR}/(core|ui|app|tests)/"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    USES_TERMINAL VERBATIM)
else()
  add_custom_target(tidy COMMAND "${CMAKE_COMMAND}" -E echo "tidy needs the package clang-tidy-19"
    COMMAND "${CMAKE_COMMAND}" -E false VERBATIM)
endif()
