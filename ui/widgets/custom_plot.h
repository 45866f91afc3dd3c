// SPDX-License-Identifier: GPL-3.0-or-later
// The only way to qcustomplot.h: its header is written with Qt's keywords, which this project is built
// without. Only .cpp files of this folder include it.
#pragma once

#include <QObject>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
