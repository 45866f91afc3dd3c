// SPDX-License-Identifier: GPL-3.0-or-later
// Starting a search and listing what it finds.
#include "ui/panels/search/search_page.h"

#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Bytes of a value that are shown around what was found.
constexpr std::size_t kShownBytes = 48;

QString excerpt(ByteView bytes, const SearchMatch& match)
{
    const std::size_t begin = match.offset > kShownBytes / 3 ? match.offset - kShownBytes / 3 : 0;
    const std::size_t end = std::min(bytes.size(), begin + kShownBytes);
    QString text;
    for (const std::byte value : bytes.subspan(begin, end - begin))
        text += byteCharacter(value);
    return text;
}

QString keyOf(const Item& item)
{
    return QString::fromStdString(toHex(item.record.key));
}

/// Index or nothing, key, where, text around.
ResultRow rowOf(const Item& item, const QString& where, const QString& text)
{
    return {{item.record.index ? formatCount(*item.record.index) : QString(), keyOf(item),
             QString::fromStdString(placeText(item.record.place)), where, text},
            item.record.place};
}

Result<std::shared_ptr<const SearchPage::Found>> search(const DiffSide& known,
                                                        const std::shared_ptr<const StoreView>& view,
                                                        const Searcher& searcher, const Progress& progress)
{
    DiffSide side = known;
    if (!side.archive && !side.freezer) {
        CRYO_ASSIGN(side, scanForDiff(view, {}, progress));
    }
    auto found = std::make_shared<SearchPage::Found>();
    const auto visit = [&found](const Item& item, const SearchHit& hit) -> Result<> {
        const bool isKey = hit.key.has_value();
        const SearchMatch& match = isKey ? *hit.key : *hit.value;
        found->rows.push_back(
            rowOf(item,
                  (isKey ? SearchPage::tr("key, byte %1") : SearchPage::tr("value, byte %1"))
                      .arg(formatCount(quint64(match.offset))),
                  excerpt(isKey ? ByteView(item.record.key) : ByteView(item.body), match)));
        found->isFull = found->rows.size() == SearchPage::kHitsKept;
        // The one way to end early; it is no failure.
        if (found->isFull)
            return fail(Errc::LimitExceeded, "enough");
        return {};
    };
    const auto summary = searchStore(side, searcher, visit, progress);
    if (summary)
        found->summary = *summary;
    else if (!found->isFull)
        return std::unexpected(summary.error());
    return std::shared_ptr<const SearchPage::Found>(std::move(found));
}

Result<std::shared_ptr<const SearchPage::Found>> lookUp(const StoreView& view, const QString& path,
                                                        const Progress& progress)
{
    QFile file(path);
    // Neither a pipe, which may never end, nor a device.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Errc::NotFound, path.toStdString() + " cannot be read");
    const QByteArray text = file.read(SearchPage::kKeyFileBytesMax + 1);
    if (text.size() > SearchPage::kKeyFileBytesMax)
        return fail(Errc::LimitExceeded, path.toStdString() + " is too long");
    std::vector<Bytes> keys;
    for (const QByteArray& line : text.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (trimmed.isEmpty())
            continue;
        const auto key = fromHex(trimmed.toStdString());
        if (!key)
            return fail(Errc::InvalidArgument,
                        "\"" + trimmed.left(80).toStdString() + "\" is no key: hex digits");
        keys.push_back(*key);
    }
    auto found = std::make_shared<SearchPage::Found>();
    CRYO_ASSIGN(const auto answers, lookupByKeys(view, keys, {}, progress));
    for (std::size_t i = 0; i < keys.size() && found->rows.size() < SearchPage::kHitsKept; ++i) {
        if (answers[i].empty()) {
            ++found->missing;
            found->rows.push_back({{QString(), QString::fromStdString(toHex(keys[i])), unknownText(),
                                    SearchPage::tr("not stored"), QString()},
                                   {}});
            continue;
        }
        const Item& item = answers[i].front();
        found->rows.push_back(rowOf(item, SearchPage::tr("stored"), excerpt(item.body, {})));
    }
    found->isFull = found->rows.size() == SearchPage::kHitsKept;
    return std::shared_ptr<const SearchPage::Found>(std::move(found));
}

} // namespace

SearchPage::SearchPage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new ResultModel(this))
    , m_job(desk.workspace().workers().jobs(), this)
{
    setObjectName(u"search"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(line(this));
    m_table = new QTableView(this);
    setUpView(m_table);
    m_table->setModel(m_model);
    column->addWidget(m_table, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& at) {
        const Target& target = m_model->row(at.row()).target;
        if (!std::holds_alternative<std::monostate>(target))
            this->desk().goTo(Page::Records, target);
    });
    retranslate();
}

QWidget* SearchPage::makeHead()
{
    auto* const head = new QWidget(this);
    auto* const column = new QVBoxLayout(head);
    column->setContentsMargins(kPaddingPx, 8, kPaddingPx, 8);
    column->setSpacing(8);
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    m_what = new QLineEdit(head);
    m_what->setClearButtonEnabled(true);
    m_kind = new QComboBox(head);
    m_where = new QComboBox(head);
    m_ignoreCase = new QCheckBox(head);
    m_find = new QPushButton(icon(Icon::Search), {}, head);
    m_keys = new QPushButton(icon(Icon::File), {}, head);
    m_sentence = secondaryLabel(head);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    row->addWidget(m_kind);
    row->addWidget(m_what, 1);
    for (QWidget* const part : {static_cast<QWidget*>(m_where), static_cast<QWidget*>(m_ignoreCase),
                                static_cast<QWidget*>(m_find), static_cast<QWidget*>(m_keys)})
        row->addWidget(part);
    column->addLayout(row);
    column->addWidget(m_sentence);
    connect(m_what, &QLineEdit::returnPressed, this, &SearchPage::start);
    connect(m_find, &QPushButton::clicked, this, &SearchPage::start);
    connect(m_keys, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Look up the keys in a file"));
        if (!path.isEmpty())
            lookUpKeys(path);
    });
    return head;
}

Result<Searcher> SearchPage::searcher() const
{
    SearchQuery query;
    query.kind = SearchKind(m_kind->currentData().toInt());
    query.ignoreCase = m_ignoreCase->isChecked();
    query.inKeys = m_where->currentData().toInt() != 2;
    query.inValues = m_where->currentData().toInt() != 1;
    query.text = m_what->text().toStdString();
    if (query.kind == SearchKind::Hex) {
        QString digits = m_what->text();
        const auto bytes = fromHex(digits.remove(u' ').remove(u"0x"_s).toStdString());
        if (!bytes)
            return fail(Errc::InvalidArgument, tr("Bytes are an even number of hex digits.").toStdString());
        query.bytes = *bytes;
    }
    return Searcher::make(std::move(query));
}

void SearchPage::start()
{
    catchUp();
    if (store() == nullptr || !store()->view())
        return;
    auto made = searcher();
    if (!made) {
        m_problem = escapedText(QString::fromStdString(made.error().message));
        refreshSentence();
        return;
    }
    m_problem.clear();
    m_job.start(
        desk().workspace().workers().scans(), {tr("Search"), store()->name()},
        [view = store()->view(), known = DiffSide{store()->archive(), store()->freezer()},
         searcher = std::move(*made)](const Progress& progress) {
            Workers::lowerPriority();
            return search(known, view, searcher, progress);
        },
        [this](Result<std::shared_ptr<const Found>>&& found) { take(std::move(found)); });
    refreshSentence();
}

void SearchPage::lookUpKeys(const QString& path)
{
    catchUp();
    if (store() == nullptr || !store()->view())
        return;
    m_problem.clear();
    m_job.start(
        desk().workspace().workers().scans(), {tr("Look up keys"), store()->name()},
        [view = store()->view(), path](const Progress& progress) { return lookUp(*view, path, progress); },
        [this](Result<std::shared_ptr<const Found>>&& found) { take(std::move(found)); });
    refreshSentence();
}

void SearchPage::take(Result<std::shared_ptr<const Found>>&& found)
{
    if (found) {
        m_found = std::move(*found);
        m_model->setRows(m_found->rows);
    } else {
        m_problem = escapedText(QString::fromStdString(toString(found.error())));
    }
    refreshSentence();
    Q_EMIT searched();
}

void SearchPage::refreshSentence()
{
    QString text;
    if (m_job.isRunning())
        text = tr("Looking …");
    else if (!m_problem.isEmpty())
        text = m_problem;
    else if (!m_found)
        text = tr("Values are searched as the codec's bytes, decompressed. Return begins.");
    else if (m_found->isFull)
        text = tr("The first %1 items.").arg(formatCount(quint64(kHitsKept)));
    else if (m_found->missing > 0)
        text = tr("%1 items; %2 keys are not stored.")
                   .arg(formatCount(quint64(m_found->rows.size()) - m_found->missing),
                        formatCount(m_found->missing));
    else
        text = tr("%1 items.").arg(formatCount(quint64(m_found->rows.size())));
    if (!m_job.isRunning() && m_problem.isEmpty() && m_found && m_found->summary.unreadable > 0)
        text += u' ' + tr("%1 values cannot be read and were not searched.")
                           .arg(formatCount(m_found->summary.unreadable));
    m_sentence->setText(text);
}

void SearchPage::storeReplaced()
{
    m_job.cancel();
    m_found.reset();
    m_problem.clear();
    m_model->setRows({});
    refreshSentence();
}

void SearchPage::retranslate()
{
    const auto fill = [](QComboBox* box, const QStringList& texts) {
        const QSignalBlocker quiet(box);
        const int current = std::max(0, box->currentIndex());
        box->clear();
        for (int i = 0; i < texts.size(); ++i)
            box->addItem(texts[i], i);
        box->setCurrentIndex(current);
    };
    fill(m_kind, {tr("Bytes"), tr("Text"), tr("Expression")});
    fill(m_where, {tr("in keys and values"), tr("in keys"), tr("in values")});
    if (m_kind->currentIndex() == 0 && m_what->text().isEmpty())
        m_kind->setCurrentIndex(1);
    m_kind->setAccessibleName(tr("Kind of search"));
    m_where->setAccessibleName(tr("Where to look"));
    m_what->setAccessibleName(tr("What to look for"));
    m_what->setPlaceholderText(tr("Bytes as hex, text, or a regular expression"));
    m_ignoreCase->setText(tr("&Ignore case"));
    m_ignoreCase->setToolTip(tr("A to Z and a to z are the same"));
    m_find->setText(tr("Search"));
    m_find->setToolTip(tr("Look through every item"));
    m_keys->setText(tr("Keys of a file …"));
    m_keys->setToolTip(tr("Look up every key in a file, one a line as hex digits"));
    m_model->setColumns({tr("Index"), tr("Key"), tr("Record"), tr("Where"), tr("Text")}, {0});
    const int digit = digitWidth(font());
    m_table->setColumnWidth(0, 12 * digit);
    m_table->setColumnWidth(1, 40 * digit);
    m_table->setColumnWidth(2, 14 * digit);
    m_table->setColumnWidth(3, 18 * digit);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Items that were found"));
    m_table->setWhatsThis(tr("Where something was found. Return goes to the record."));
    refreshSentence();
}

} // namespace cryo::ui
