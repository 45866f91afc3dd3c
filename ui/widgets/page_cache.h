// SPDX-License-Identifier: GPL-3.0-or-later
// The rows a big table has at hand: pages asked for, pages here, and nothing beyond a fixed number of them.
//
// Invariants: at most kPagesKept pages here and kPagesAsked tickets open; a page is asked for once at a time.
// Thread rule: GUI thread.
#pragma once

#include "ui/widgets/row_source.h"

#include <QHash>

#include <list>

namespace cryo::ui {

/// Pages of rows, the least recently used one dropped first.
class PageCache {
public:
    static constexpr int kPageRows = 64;
    static constexpr int kPagesKept = 256;
    static constexpr int kPagesAsked = 16;

    /// Asks the source for the pages of rows first … last that are neither here nor asked for, and forgets
    /// open tickets of pages farther away than a screen. `count` is the source's row count.
    void want(RowSource& source, qint64 first, qint64 last, qint64 count);
    /// Takes an answer; returns false for a ticket that is not open. `first` and `rowCount` tell which rows
    /// came.
    bool take(quint64 ticket, const QVector<Row>& rows, qint64& first, int& rowCount);
    /// The row if its page is here; marks the page as used.
    [[nodiscard]] const Row* row(qint64 index);
    /// Whether the row's page came, and the row could not be read.
    [[nodiscard]] bool isUnreadable(qint64 index) const;
    /// Forgets everything, also open tickets.
    void clear();
    /// Forgets the pages of rows first … last, here or asked for.
    void drop(qint64 first, qint64 last);
    [[nodiscard]] int pagesHere() const { return int(m_pages.size()); }
    [[nodiscard]] int pagesAsked() const { return int(m_tickets.size()); }

private:
    struct Page {
        QVector<Row> rows;
        int asked = 0;
        std::list<qint64>::iterator use;
    };
    struct Ask {
        qint64 page;
        int count;
    };

    void ask(RowSource& source, qint64 page, qint64 count);
    void forgetFarFrom(RowSource& source, qint64 firstPage, qint64 lastPage);
    void evict();

    QHash<qint64, Page> m_pages;
    /// Most recently used first.
    std::list<qint64> m_uses;
    QHash<quint64, Ask> m_tickets;
    QHash<qint64, quint64> m_ticketOfPage;
    quint64 m_nextTicket = 1;
};

} // namespace cryo::ui
