// SPDX-License-Identifier: GPL-3.0-or-later
// The kept series below their sources, to be chosen for the plot; ratios that the stores' metrics allow stand
// among them.
//
// The first column has the box, the second the axis. What is chosen stays chosen when the list is another.
// Thread rule: GUI thread.
#pragma once

#include "ui/metrics/metric_types.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>

namespace cryo::ui {

/// A line that can be shown: a series, or the ratio of two.
struct MetricLeaf {
    MetricWish::Line line;
    QString name; ///< escaped
    QString source;
};

class MetricTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column : int { Name, Axis, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setCatalogue(const std::shared_ptr<const MetricCatalogue>& catalogue);
    /// Only series whose name or labels hold every word of it.
    void setFilter(const QString& words);
    void refresh();

    [[nodiscard]] const MetricSource* sourceAt(const QModelIndex& at) const;
    [[nodiscard]] const MetricLeaf* leafAt(const QModelIndex& at) const;
    /// The index of a source; invalid if there is none.
    [[nodiscard]] QModelIndex indexOfSource(qint64 source) const;

    /// What is chosen, in the order of the list, also where the filter hides it.
    struct Chosen {
        MetricLeaf leaf;
        bool isRight = false;
    };
    [[nodiscard]] QVector<Chosen> chosen() const;
    void choose(const QModelIndex& leaf, bool isChosen, bool isRight = false);
    /// These, and nothing else. No signal where they are chosen already.
    void chooseOnly(const QVector<Chosen>& wanted);
    /// More lines than this cannot be told apart.
    static constexpr int kChosenMax = 12;
    /// The other axis for a chosen line.
    void switchAxis(const QModelIndex& leaf);

    /// What the second column may say, its heading among it.
    [[nodiscard]] static QStringList axisWords();
    /// "gets_total{code="200"}", escaped.
    [[nodiscard]] static QString seriesText(const MetricSeries& series);
    [[nodiscard]] static QString kindText(MetricSourceKind kind);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& at) const override;
    bool setData(const QModelIndex& at, const QVariant& value, int role) override;

Q_SIGNALS:
    void chosenChanged();

private:
    using Key = std::pair<qint64, qint64>;
    struct Group {
        MetricSource source;
        QVector<MetricLeaf> leaves; ///< those that the filter leaves
    };
    void rebuild();
    [[nodiscard]] static Key keyOf(const MetricLeaf& leaf) { return {leaf.line.series, leaf.line.below}; }

    std::shared_ptr<const MetricCatalogue> m_catalogue = std::make_shared<const MetricCatalogue>();
    QStringList m_words;
    std::vector<Group> m_groups;
    QHash<Key, Chosen> m_chosen;
};

} // namespace cryo::ui
