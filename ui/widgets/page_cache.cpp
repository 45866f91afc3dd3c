// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a bounded number of pages of rows.
#include "ui/widgets/page_cache.h"

#include <algorithm>

namespace cryo::ui {

void PageCache::want(RowSource& source, qint64 first, qint64 last, qint64 count)
{
    if (count <= 0 || last < first)
        return;
    const qint64 firstPage = std::max<qint64>(0, first) / kPageRows;
    const qint64 lastPage = std::min(last, count - 1) / kPageRows;
    forgetFarFrom(source, firstPage, lastPage);
    for (qint64 page = firstPage; page <= lastPage; ++page)
        ask(source, page, count);
    // The neighbours, so that a step of the wheel finds its rows; but never before what is on the screen.
    if (lastPage < (count - 1) / kPageRows)
        ask(source, lastPage + 1, count);
    if (firstPage > 0)
        ask(source, firstPage - 1, count);
}

void PageCache::ask(RowSource& source, qint64 page, qint64 count)
{
    const qint64 first = page * kPageRows;
    const int rows = int(std::min<qint64>(kPageRows, count - first));
    if (const auto here = m_pages.find(page); here != m_pages.end()) {
        if (here->asked >= rows)
            return;
        // The page was cut by the end of the table, which has moved on.
        m_uses.erase(here->use);
        m_pages.erase(here);
    }
    if (m_ticketOfPage.contains(page) || m_tickets.size() >= kPagesAsked)
        return;
    const quint64 ticket = m_nextTicket++;
    m_tickets.insert(ticket, {page, rows});
    m_ticketOfPage.insert(page, ticket);
    source.fetch(ticket, first, rows);
}

void PageCache::forgetFarFrom(RowSource& source, qint64 firstPage, qint64 lastPage)
{
    const qint64 span = lastPage - firstPage + 2;
    QVector<quint64> far;
    for (auto it = m_tickets.cbegin(); it != m_tickets.cend(); ++it) {
        if (it->page < firstPage - span || it->page > lastPage + span)
            far.append(it.key());
    }
    for (const quint64 ticket : far) {
        m_ticketOfPage.remove(m_tickets.take(ticket).page);
        source.forget(ticket);
    }
}

bool PageCache::take(quint64 ticket, const QVector<Row>& rows, qint64& first, int& rowCount)
{
    const auto open = m_tickets.find(ticket);
    if (open == m_tickets.end())
        return false;
    const Ask asked = *open;
    m_tickets.erase(open);
    m_ticketOfPage.remove(asked.page);
    m_uses.push_front(asked.page);
    Page page{rows, asked.count, m_uses.begin()};
    page.rows.resize(std::min<qsizetype>(rows.size(), asked.count));
    m_pages.insert(asked.page, std::move(page));
    evict();
    first = asked.page * kPageRows;
    rowCount = asked.count;
    return true;
}

const Row* PageCache::row(qint64 index)
{
    const auto page = m_pages.find(index / kPageRows);
    if (page == m_pages.end())
        return nullptr;
    m_uses.splice(m_uses.begin(), m_uses, page->use);
    const qsizetype within = index % kPageRows;
    return within < page->rows.size() ? &page->rows.at(within) : nullptr;
}

bool PageCache::isUnreadable(qint64 index) const
{
    const auto page = m_pages.constFind(index / kPageRows);
    if (page == m_pages.cend())
        return false;
    const qsizetype within = index % kPageRows;
    return within >= page->rows.size() && within < page->asked;
}

void PageCache::clear()
{
    m_pages.clear();
    m_uses.clear();
    m_tickets.clear();
    m_ticketOfPage.clear();
}

void PageCache::drop(qint64 first, qint64 last)
{
    const auto isHit = [&](qint64 page) {
        return page * kPageRows <= last && page * kPageRows + kPageRows > first;
    };
    for (auto it = m_pages.begin(); it != m_pages.end();) {
        if (isHit(it.key())) {
            m_uses.erase(it->use);
            it = m_pages.erase(it);
        } else {
            ++it;
        }
    }
    for (auto it = m_tickets.begin(); it != m_tickets.end();) {
        if (isHit(it->page)) {
            m_ticketOfPage.remove(it->page);
            it = m_tickets.erase(it);
        } else {
            ++it;
        }
    }
}

void PageCache::evict()
{
    while (m_pages.size() > kPagesKept) {
        m_pages.remove(m_uses.back());
        m_uses.pop_back();
    }
}

} // namespace cryo::ui
