# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DPROGRAM=… -P LinksNoQt.cmake: fails if the program needs a Qt library, directly or through another one.
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES "${PROGRAM}"
  RESOLVED_DEPENDENCIES_VAR libraries UNRESOLVED_DEPENDENCIES_VAR missing)
if(NOT libraries)
  message(FATAL_ERROR "no libraries of ${PROGRAM} were found")
endif()
foreach(library IN LISTS libraries missing)
  if(library MATCHES "Qt[0-9]")
    message(FATAL_ERROR "${PROGRAM} needs ${library}")
  endif()
endforeach()
