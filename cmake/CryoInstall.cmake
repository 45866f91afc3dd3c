# SPDX-License-Identifier: GPL-3.0-or-later
# What goes where when the project is installed, by components:
#   window   cryoscope, its desktop entry, icons and MIME types
#   ctl      cryoctl, the maker of the demo stores, man page and completions
#   dev      the engine as a library, for find_package(Cryoscope)
#   doc      the manual as HTML, and the example of the library
# Each has the licence. `cmake --install build/release --prefix DIR` installs everything.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# --- ctl
install(TARGETS cryoctl cryoscope-demo RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT ctl)

# Both with the compiler's runtime inside: what packaging/package puts into the relocatable archive, beside the
# three libraries that they need beyond the C library.
add_executable(cryoctl-portable EXCLUDE_FROM_ALL app/cryoctl/main.cpp)
target_link_libraries(cryoctl-portable PRIVATE cryo_ctl)
add_executable(demo-portable EXCLUDE_FROM_ALL tests/demo/make_demo.cpp)
target_link_libraries(demo-portable PRIVATE cryo_demo)
set_target_properties(cryoctl-portable PROPERTIES OUTPUT_NAME cryoctl)
set_target_properties(demo-portable PROPERTIES OUTPUT_NAME cryoscope-demo)
foreach(program IN ITEMS cryoctl-portable demo-portable)
  target_link_options(${program} PRIVATE -static-libstdc++ -static-libgcc)
  set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/portable"
    BUILD_RPATH "$ORIGIN/../lib/cryoscope")
endforeach()

# --- window
if(TARGET cryoscope)
  set(id org.cryoscope.Cryoscope)
  install(TARGETS cryoscope RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT window)
  install(FILES resources/${id}.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT window)
  install(FILES resources/${id}.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT window)
  install(FILES resources/mime/${id}.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" COMPONENT window)
  install(FILES resources/${id}.folder.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/kio/servicemenus"
    COMPONENT window)
  set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
  install(FILES resources/icons/cryoscope.svg DESTINATION "${icons}/scalable/apps" RENAME ${id}.svg COMPONENT window)
  foreach(type IN ITEMS plan undo snapshot)
    install(FILES resources/icons/cryoscope.svg DESTINATION "${icons}/scalable/mimetypes"
      RENAME application-vnd.cryoscope.${type}.svg COMPONENT window)
  endforeach()
  foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
    install(FILES resources/icons/app/${size}.png DESTINATION "${icons}/${size}x${size}/apps" RENAME ${id}.png
      COMPONENT window)
  endforeach()
endif()

# --- dev
set(config "${CMAKE_INSTALL_LIBDIR}/cmake/Cryoscope")
set_target_properties(cryo_core PROPERTIES EXPORT_NAME core OUTPUT_NAME cryoscope)
target_include_directories(cryo_core INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/cryoscope>)
install(TARGETS cryo_core EXPORT CryoscopeTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT dev)
install(DIRECTORY core DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/cryoscope" COMPONENT dev
  FILES_MATCHING PATTERN "*.h")
install(EXPORT CryoscopeTargets NAMESPACE Cryoscope:: DESTINATION "${config}" COMPONENT dev)
configure_package_config_file(cmake/CryoscopeConfig.cmake.in "${PROJECT_BINARY_DIR}/CryoscopeConfig.cmake"
  INSTALL_DESTINATION "${config}")
# Before 1.0 a minor version may change what programs are compiled against.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/CryoscopeConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/CryoscopeConfig.cmake" "${PROJECT_BINARY_DIR}/CryoscopeConfigVersion.cmake"
  DESTINATION "${config}" COMPONENT dev)

# --- documents, and what every package has
set(cryoPackage_window cryoscope)
set(cryoPackage_ctl cryoctl)
set(cryoPackage_dev libcryoscope-dev)
set(cryoPackage_doc cryoscope-doc)
install(DIRECTORY examples DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/cryoscope-doc" COMPONENT doc)
if(CRYO_DOCUMENTS)
  include(CryoDocuments)
endif()
foreach(component IN ITEMS window ctl dev doc)
  install(FILES packaging/debian/copyright DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${cryoPackage_${component}}"
    COMPONENT ${component})
endforeach()
