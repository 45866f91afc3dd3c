# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages, made by CPack from the components of CryoInstall.cmake: `packaging/package`.
# Dependencies on libraries are found by dpkg-shlibdeps. With SOURCE_DATE_EPOCH set, two runs give the same bytes.
set(CPACK_PACKAGE_NAME cryoscope)
set(CPACK_PACKAGE_VENDOR "Cryoscope developers")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL ctl dev doc)
if(TARGET cryoscope)
  list(PREPEND CPACK_COMPONENTS_ALL window)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${CRYO_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_WINDOW_PACKAGE_NAME cryoscope)
set(CPACK_DEBIAN_WINDOW_PACKAGE_SECTION utils)
# A plugin, so that nothing but the running program asks for it.
set(CPACK_DEBIAN_WINDOW_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_WINDOW_PACKAGE_RECOMMENDS "cryoctl, cryoscope-doc, fonts-dejavu-core | fonts-noto-core")
set(CPACK_DEBIAN_WINDOW_DESCRIPTION "inspector for the on-disk stores of commonware nodes
Shows what is in a prunable archive or a freezer: every record, slot and byte,
where the gaps and the long chains are, what is damaged, and what each release
of the node would make of it at its next start. Nothing is written while
looking.
.
This package has the window.")

set(CPACK_DEBIAN_CTL_PACKAGE_NAME cryoctl)
set(CPACK_DEBIAN_CTL_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_CTL_PACKAGE_SUGGESTS "cryoscope, cryoscope-doc")
set(CPACK_DEBIAN_CTL_DESCRIPTION "inspect and repair the stores of commonware nodes, command line
Finds out what the prunable archives and freezers in a folder are, prints what
is in them, checks them, and makes repairs as plans that are applied and undone
as a whole.
.
This package has the command line, without any graphical library, for servers.")

set(CPACK_DEBIAN_DEV_PACKAGE_NAME libcryoscope-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
  "libboost1.81-dev, libisal-dev, libssl-dev, libzstd-dev, nlohmann-json3-dev (>= 3.11)")
set(CPACK_DEBIAN_DEV_PACKAGE_SUGGESTS "cmake, pkg-config, cryoscope-doc")
set(CPACK_DEBIAN_DEV_DESCRIPTION "engine of Cryoscope as a C++23 library
Reads, checks and repairs the prunable archives and freezers of commonware
nodes. CMake projects get it by find_package(Cryoscope).
.
This package has the static library and its headers. There is no promise yet
that a later version compiles with the same programs.")

set(CPACK_DEBIAN_DOC_PACKAGE_NAME cryoscope-doc)
set(CPACK_DEBIAN_DOC_PACKAGE_SECTION doc)
set(CPACK_DEBIAN_DOC_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DOC_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DOC_DESCRIPTION "manual of Cryoscope
First steps, workflows, every finding that a check can report, the format of
the stores with drawings, and the reference of the command line, as web pages
to be read without a network.
.
The window opens it with F1.")
include(CPack)
