# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project is compiled with. Targets link cryo_options; nothing is set globally.
add_library(cryo_options INTERFACE)
target_compile_features(cryo_options INTERFACE cxx_std_23)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Qt 6.4's meta object compiler cannot read libstdc++ 12's <concepts>; it needs nothing from there either.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS=1)
target_compile_options(cryo_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Woverloaded-virtual
  -fno-omit-frame-pointer)
# Lets the compiler cache work with precompiled headers.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(cryo_options INTERFACE -fpch-preprocess)
endif()
target_include_directories(cryo_options INTERFACE "${PROJECT_SOURCE_DIR}")
# CRYO_HARDEN: what users run checks its own bounds, and what an attacker would need lies nowhere fixed.
# (The preset asks for PIE by CMAKE_POSITION_INDEPENDENT_CODE.) Where the tree lies is in no file that comes out:
# two builds of one commit are alike.
if(CRYO_HARDEN)
  target_compile_options(cryo_options INTERFACE "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.")
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  include(CheckCXXCompilerFlag)
  target_compile_options(cryo_options INTERFACE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong)
  foreach(flag IN ITEMS -fstack-clash-protection -fcf-protection)
    string(MAKE_C_IDENTIFIER "CRYO_HAS${flag}" known)
    check_cxx_compiler_flag(${flag} ${known})
    if(${known})
      target_compile_options(cryo_options INTERFACE ${flag})
    endif()
  endforeach()
  target_link_options(cryo_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)
endif()
# GCC 12 warns of overlapping copies inside std::string that cannot happen (GCC bug 105651, mended in 13), and of
# lengths and uninitialised reads inside its own library that cannot happen either. The sanitizers and clang-tidy
# look for the real ones.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(cryo_options INTERFACE
    -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-maybe-uninitialized)
endif()
# A hundred tests are linked with the whole engine each: a fast linker saves minutes.
if(CRYO_BUILD_TESTS AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  find_program(CRYO_MOLD mold)
  if(CRYO_MOLD)
    target_link_options(cryo_options INTERFACE -fuse-ld=mold)
  endif()
endif()
# libstdc++ 12 sorts with a buffer that it calls deprecated itself; clang names the caller.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(cryo_options INTERFACE -Wno-deprecated-declarations)
endif()
if(CRYO_SANITIZE)
  target_compile_options(cryo_options INTERFACE -fsanitize=${CRYO_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(cryo_options INTERFACE -fsanitize=${CRYO_SANITIZE})
  # A million places of the sanitizers' notes would have to be relocated at every start of a program.
  if(CRYO_SANITIZE MATCHES "address")
    target_link_options(cryo_options INTERFACE $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-no-pie>)
  endif()
endif()
# cryo_join_sources(target): with CRYO_UNITY the compiler gets the sources of a library in groups, which halves
# what a build from nothing costs. So no two files of such a library may give different things one name, not in
# unnamed namespaces either.
function(cryo_join_sources target)
  if(CRYO_UNITY GREATER 0)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${CRYO_UNITY})
  endif()
endfunction()
# Headers that nearly every file includes, for the targets that precompile them.
set(CRYO_STANDARD_HEADERS
  <algorithm> <array> <cstdint> <expected> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string>
  <string_view> <unordered_map> <variant> <vector>)
