# SPDX-License-Identifier: GPL-3.0-or-later
# cryo_add_test(tst_name [SOURCES more.cpp …] [LIBS targets …] [LABELS labels …] [TIMEOUT seconds] [COST seconds])
# One Qt Test executable from tst_name.cpp beside the calling CMakeLists.txt, run by ctest without a display.
# COST: what a long one takes under the sanitizers; the longest begin first, so that none is left alone at the end.
# Tests with the label `threads` use several; the target thread_tests builds them, for the thread sanitizer.
add_custom_target(thread_tests)

# What a test itself does wrong is not looked for: undefined behaviour is, in what it tests.
add_library(cryo_test_options INTERFACE)
if(CRYO_SANITIZE MATCHES "undefined" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(cryo_test_options INTERFACE -fno-sanitize=undefined)
endif()

# cryo_run_by_hand(programs…): long runs that no test starts. Built with the sanitizers only when asked for.
function(cryo_run_by_hand)
  if(CRYO_SANITIZE)
    set_target_properties(${ARGN} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endfunction()

function(cryo_add_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT;COST" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  # AUTOMOC takes longer than all of moc for one file, which knows the macros of Qt without its headers.
  add_custom_command(OUTPUT ${name}.moc
    COMMAND Qt6::moc -o ${name}.moc "${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp"
    DEPENDS ${name}.cpp VERBATIM)
  target_sources(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
  target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
  target_link_libraries(${name} PRIVATE cryo_options cryo_core cryo_test_support Qt6::Test ${ARG_LIBS} cryo_test_options)
  target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
  # A test is compiled oftener than it runs.
  target_compile_options(${name} PRIVATE -O1)
  # Parsing the headers of the library and of Qt is most of a test's compile time.
  if("cryo_ui" IN_LIST ARG_LIBS)
    target_precompile_headers(${name} REUSE_FROM cryo_test_headers_ui)
  else()
    target_precompile_headers(${name} REUSE_FROM cryo_test_headers)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT}
    # Qt ends a test function after five minutes unless told otherwise; the whole test's limit is enough.
    ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000;QT_QPA_PLATFORM=offscreen;CRYO_SOURCE_DIR=${PROJECT_SOURCE_DIR};CRYO_BINARY_DIR=${PROJECT_BINARY_DIR}")
  if(ARG_COST)
    set_tests_properties(${name} PROPERTIES COST ${ARG_COST})
  endif()
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
    if("threads" IN_LIST ARG_LABELS)
      add_dependencies(thread_tests ${name})
    endif()
  endif()
endfunction()
