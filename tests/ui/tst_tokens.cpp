// SPDX-License-Identifier: GPL-3.0-or-later
// The look's values keep their promises: text of 4.5:1, marks and outlines of 3:1, and a heat ramp whose
// lightness goes one way, also for protan, deutan and tritan eyes.
#include "ui/theme/theme.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace cryo::ui;

namespace {

double linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::array<double, 3> linearRgb(const QColor& colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

double luminance(const QColor& colour)
{
    const auto [r, g, b] = linearRgb(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

using Matrix = std::array<std::array<double, 3>, 3>;
/// What is left of linear RGB for an eye of each kind: Machado and others, 2009, severity 1.
const std::array<std::pair<const char*, Matrix>, 4> kEyes = {{
    {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protan",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deutan",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritan",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

std::array<double, 3> times(const Matrix& m, const std::array<double, 3>& v)
{
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = std::inner_product(m[i].begin(), m[i].end(), v.begin(), 0.0);
    return out;
}

std::array<double, 3> oklab(const QColor& colour, const Matrix& eye)
{
    static const Matrix kCones = {{{0.4122214708, 0.5363325363, 0.0514459929},
                                   {0.2119034982, 0.6806995451, 0.1073969566},
                                   {0.0883024619, 0.2817188376, 0.6299787005}}};
    static const Matrix kLab = {{{0.2104542553, 0.7936177850, -0.0040720468},
                                 {1.9779984951, -2.4285922050, 0.4505937099},
                                 {0.0259040371, 0.7827717662, -0.8086757660}}};
    auto seen = times(eye, linearRgb(colour));
    for (double& part : seen)
        part = std::clamp(part, 0.0, 1.0);
    auto cones = times(kCones, seen);
    for (double& part : cones)
        part = std::cbrt(part);
    return times(kLab, cones);
}

double distance(const QColor& a, const QColor& b, const Matrix& eye)
{
    const auto x = oklab(a, eye);
    const auto y = oklab(b, eye);
    return 100 * std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

struct Pair {
    QString name;
    QColor front;
    QColor ground;
    double least;
};

QVector<Pair> pairsOf(const Tokens& t)
{
    constexpr double kText = 4.5;
    constexpr double kMark = 3.0;
    QVector<Pair> out;
    const auto add = [&](const QString& name, const QColor& front, const QColor& ground, double least) {
        out.append({name, front, ground, least});
    };
    for (const QColor& ground : {t.window, t.base, t.alternateBase, t.button, t.toolTipBase, t.hover}) {
        add(u"text on "_s + ground.name(), t.text, ground, kText);
        add(u"secondary on "_s + ground.name(), t.secondary, ground, kText);
    }
    for (const QColor& ground : {t.window, t.base, t.alternateBase, t.toolTipBase}) {
        add(u"link on "_s + ground.name(), t.link, ground, kText);
        for (int i = 0; i < kToneCount; ++i)
            add(u"tone %1 on "_s.arg(i) + ground.name(), t.tone(Tone(i)), ground, kText);
    }
    add(u"text on unfocused selection"_s, t.text, t.inactiveHighlight, kText);
    add(u"text on selection"_s, t.highlightedText, t.highlight, kText);
    for (int i = 0; i < kToneCount; ++i) {
        add(u"text on bar %1"_s.arg(i), t.text, t.bar(Tone(i)), kText);
        add(u"link on bar %1"_s.arg(i), t.link, t.bar(Tone(i)), kText);
        add(u"tone on bar %1"_s.arg(i), t.tone(Tone(i)), t.bar(Tone(i)), kText);
    }
    for (int i = 0; i < kSlotStateCount; ++i)
        add(u"slot %1"_s.arg(i), t.slotState(SlotState(i)).ink, t.slotState(SlotState(i)).fill, kText);
    for (int i = 0; i < kFieldKindCount; ++i) {
        const TintInk& field = t.field(FieldKind(i));
        add(u"text on field %1"_s.arg(i), t.text, field.tint, kText);
        add(u"ink on field %1"_s.arg(i), field.ink, field.tint, kText);
        add(u"field ink %1 on base"_s.arg(i), field.ink, t.base, kText);
    }
    for (const auto cls : {GapClass::Missing, GapClass::BeforeFirst, GapClass::SectionFileMissing,
                           GapClass::ValueBad, GapClass::Pending, GapClass::Tail}) {
        const bool isQuiet = cls == GapClass::BeforeFirst || cls == GapClass::Tail;
        add(u"gap %1"_s.arg(int(cls)), t.gap(cls).ink, t.gap(cls).fill, isQuiet ? kMark : kText);
    }
    for (const QColor& line : t.plot)
        add(u"plot line "_s + line.name(), line, t.base, kText);
    for (const QColor& line : {t.dark, t.focus, t.highlight})
        add(u"outline "_s + line.name(), line, t.base, kMark);
    return out;
}

} // namespace

class TestTokens final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastHolds_data();
    void contrastHolds();
    void rampIsMonotoneForEveryEye_data();
    void rampIsMonotoneForEveryEye();
    void setsDiffer();
    void paletteTakesTheSet();
    void setFollowsTheLightnessOfBase();
};

void TestTokens::contrastHolds_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTokens::contrastHolds()
{
    QFETCH(const bool, isDark);
    const auto pairs = pairsOf(tokens(isDark ? Scheme::Dark : Scheme::Light));
    QVERIFY(pairs.size() >= 91);
    for (const Pair& pair : pairs) {
        const double is = contrast(pair.front, pair.ground);
        QVERIFY2(is >= pair.least, qPrintable(u"%1: %2"_s.arg(pair.name).arg(is)));
    }
}

void TestTokens::rampIsMonotoneForEveryEye_data()
{
    contrastHolds_data();
}

void TestTokens::rampIsMonotoneForEveryEye()
{
    QFETCH(const bool, isDark);
    const auto& ramp = tokens(isDark ? Scheme::Dark : Scheme::Light).ramp;
    for (const auto& [name, eye] : kEyes) {
        for (std::size_t i = 1; i < ramp.size(); ++i) {
            const double before = oklab(ramp[i - 1], eye)[0];
            const double after = oklab(ramp[i], eye)[0];
            // Away from the ground: darker on light, lighter on dark.
            QVERIFY2(isDark ? after > before : after < before, name);
            QVERIFY2(distance(ramp[i - 1], ramp[i], eye) >= 5, name);
        }
    }
}

void TestTokens::setsDiffer()
{
    QVERIFY(tokens(Scheme::Light).base.lightnessF() > 0.9F);
    QVERIFY(tokens(Scheme::Dark).base.lightnessF() < 0.2F);
    QCOMPARE(tokens(Scheme::Light).scheme, Scheme::Light);
    QCOMPARE(tokens(Scheme::Dark).scheme, Scheme::Dark);
}

void TestTokens::paletteTakesTheSet()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Tokens& t = tokens(scheme);
        const QPalette palette = Theme::palette(scheme);
        QCOMPARE(palette.color(QPalette::Active, QPalette::Base), t.base);
        QCOMPARE(palette.color(QPalette::Active, QPalette::Highlight), t.highlight);
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), t.inactiveHighlight);
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::HighlightedText), t.text);
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::ButtonText), t.disabledText);
        QCOMPARE(Theme::of(palette).scheme, scheme);
    }
}

void TestTokens::setFollowsTheLightnessOfBase()
{
    QPalette foreign;
    foreign.setColor(QPalette::Base, QColor(u"#fdf6e3"_s));
    QCOMPARE(Theme::of(foreign).scheme, Scheme::Light);
    foreign.setColor(QPalette::Base, QColor(u"#002b36"_s));
    QCOMPARE(Theme::of(foreign).scheme, Scheme::Dark);
}

QTEST_MAIN(TestTokens)
#include "tst_tokens.moc"
