# SPDX-License-Identifier: GPL-3.0-or-later
# Man pages, completions and changelogs: made into build/…/documents with everything else, and installed.
set(documents "${PROJECT_BINARY_DIR}/documents")
set(documentFiles)

# cryo_document(NAME DEPENDS files… COMMAND …): a file in documents/ that a command makes.
function(cryo_document name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;COMMAND" ${ARGN})
  add_custom_command(OUTPUT "${documents}/${name}" COMMAND ${ARG_COMMAND} DEPENDS ${ARG_DEPENDS} VERBATIM)
  set(documentFiles ${documentFiles} "${documents}/${name}" PARENT_SCOPE)
endfunction()

file(MAKE_DIRECTORY "${documents}")
cryo_document(cryoctl.1 DEPENDS make-documents COMMAND make-documents man "${documents}/cryoctl.1")
cryo_document(cryoctl.bash DEPENDS make-documents COMMAND make-documents completion "${documents}")
configure_file(resources/cryoscope.1.in "${documents}/cryoscope.1" @ONLY)
configure_file(resources/cryoscope-demo.1.in "${documents}/cryoscope-demo.1" @ONLY)

# Debian's own form of a changelog; its date is the one that everything in a package has.
set(ENV{TZ} UTC)
string(TIMESTAMP changelogDate "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/debian/changelog.in "${documents}/changelog" @ONLY)

# gzip without name and time, so that the result is always the same.
foreach(name IN ITEMS cryoctl.1 cryoscope.1 cryoscope-demo.1 changelog)
  cryo_document(${name}.gz DEPENDS "${documents}/${name}"
    COMMAND sh -c "gzip -9nc '${documents}/${name}' >'${documents}/${name}.gz'")
endforeach()
# The manual: its sources are everything in docs/.
file(GLOB_RECURSE manualSources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/*")
cryo_document(html/index.html DEPENDS make-documents ${manualSources}
  COMMAND make-documents manual "${PROJECT_SOURCE_DIR}/docs" "${documents}/html")
add_custom_target(documents ALL DEPENDS ${documentFiles})

install(FILES "${documents}/cryoctl.1.gz" "${documents}/cryoscope-demo.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT ctl)
install(FILES "${documents}/cryoctl.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  RENAME cryoctl COMPONENT ctl)
install(FILES "${documents}/_cryoctl" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT ctl)
install(FILES "${documents}/cryoctl.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
  COMPONENT ctl)
install(DIRECTORY "${documents}/html" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/cryoscope-doc" COMPONENT doc)
if(TARGET cryoscope)
  install(FILES "${documents}/cryoscope.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT window)
endif()
foreach(component IN ITEMS window ctl dev doc)
  install(FILES "${documents}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${cryoPackage_${component}}"
    COMPONENT ${component})
endforeach()
