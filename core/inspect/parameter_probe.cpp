// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of confidence.
#include "core/inspect/parameter_probe.h"

#include "core/archive/archive_format.h"
#include "core/base/compress.h"
#include "core/base/varint.h"
#include "core/freezer/freezer_format.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace cryo {

namespace {

/// "1 page", "2 pages".
std::string counted(std::uint64_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

/// One of a footer's two slots.
constexpr std::uint64_t kPageSlotSizeBytes = kPageFooterSizeBytes / 2;

Candidate candidate(ParameterValue value)
{
    return {std::move(value), std::nullopt, std::nullopt, std::nullopt};
}

Parameter ambiguous(Parameter parameter, std::vector<Candidate> candidates)
{
    parameter.confidence = Confidence::Ambiguous;
    parameter.candidates = std::move(candidates);
    if (!parameter.candidates.empty() && !parameter.value)
        parameter.value = parameter.candidates.front().value;
    return parameter;
}

Parameter unknown(std::string name, std::string evidence)
{
    Parameter parameter;
    parameter.name = std::move(name);
    parameter.evidence = std::move(evidence);
    return parameter;
}

std::uint64_t weightOf(const RecordSizeGuess& guess)
{
    return guess.pairs + 2 * guess.singles + guess.fromZero;
}

} // namespace

// ---- page size ----

Parameter pageSizeParameter(std::span<const PageSizeGuess> guesses)
{
    Parameter parameter = unknown("page_size", "no page of the index passes its checksum at any size");
    if (guesses.empty())
        return parameter;
    const PageSizeGuess& best = guesses.front();
    parameter.value = std::uint64_t{best.pageSize.value};
    parameter.evidence = counted(best.fullPages, "full page names this size and passes its checksum",
                                 "full pages name this size and pass their checksums") +
                         ", " + counted(best.shortPages, "short last page fits", "short last pages fit") +
                         " the length of its file, " + std::to_string(best.badPages) +
                         " of the pages looked at fail";
    if (guesses.size() > 1 && 2 * guesses[1].weight() >= best.weight()) {
        std::vector<Candidate> candidates;
        for (const PageSizeGuess& guess : guesses)
            candidates.push_back(candidate(std::uint64_t{guess.pageSize.value}));
        return ambiguous(std::move(parameter), std::move(candidates));
    }
    if (best.onlySecondSlots()) {
        const std::uint64_t larger = std::uint64_t{best.pageSize.value} + kPageSlotSizeBytes;
        parameter.evidence += "; only second checksum slots match, so the files could be cut";
        return ambiguous(std::move(parameter),
                         {candidate(std::uint64_t{best.pageSize.value}), candidate(larger)});
    }
    const bool mostlyGood = best.validPages() > best.badPages;
    if (best.fullPages == 0 && !mostlyGood)
        return ambiguous(std::move(parameter), {candidate(std::uint64_t{best.pageSize.value})});
    const bool proven = best.fullPages != 0 || best.slots >= 2;
    parameter.confidence = proven && mostlyGood ? Confidence::Certain : Confidence::Likely;
    return parameter;
}

// ---- key size ----

namespace {

std::uint32_t overheadOf(StoreKind kind)
{
    return kind == StoreKind::Archive ? kArchiveRecordOverheadBytes : kFreezerRecordOverheadBytes;
}

/// Key sizes of record sizes, of the kind that is assumed first and, where that is open, of the other.
std::vector<Candidate> keySizes(std::span<const std::uint32_t> recordSizes, const KeySizeEvidence& evidence)
{
    const StoreKind other = evidence.kind == StoreKind::Archive ? StoreKind::Freezer : StoreKind::Archive;
    std::vector<Candidate> candidates;
    for (const StoreKind kind : {evidence.kind, other})
        for (const std::uint32_t size : recordSizes)
            if ((kind == evidence.kind || !evidence.kindProven) && size > overheadOf(kind))
                candidates.push_back(candidate(std::uint64_t{size} - overheadOf(kind)));
    return candidates;
}

std::string keySizeSentence(const RecordSizeGuess& best, const KeySizeEvidence& evidence)
{
    std::string text = "with records of " + std::to_string(best.recordBytes) + " bytes, " +
                       counted(best.pairs, "value begins", "values begin") + " where the one before ends";
    if (best.brokenPairs != 0)
        text += " and " + std::to_string(best.brokenPairs) + " do not";
    if (best.singles != 0)
        text += ", " + counted(best.singles, "section is", "sections are") + " exactly one record";
    if (evidence.matchingValues != 0)
        text += ", " + counted(evidence.matchingValues, "value passes", "values pass") + " the checksum";
    if (!evidence.kindProven)
        text += "; nothing proves that this is " +
                std::string(evidence.kind == StoreKind::Archive ? "an archive" : "a freezer");
    return text;
}

} // namespace

Parameter keySizeParameter(const KeySizeEvidence& evidence)
{
    if (!evidence.best) {
        if (evidence.divisors.empty())
            return unknown("key_size", "there are no two whole records to compare");
        Parameter parameter =
            unknown("key_size", "a record size that divides the index and names no overlapping values");
        return ambiguous(std::move(parameter), keySizes(evidence.divisors, evidence));
    }
    const RecordSizeGuess& best = *evidence.best;
    Parameter parameter = unknown("key_size", keySizeSentence(best, evidence));
    std::vector<std::uint32_t> sizes = {best.recordBytes};
    const bool contested = evidence.second && 4 * weightOf(*evidence.second) >= weightOf(best);
    if (contested)
        sizes.push_back(evidence.second->recordBytes);
    std::vector<Candidate> candidates = keySizes(sizes, evidence);
    if (candidates.empty())
        return parameter;
    parameter.value = candidates.front().value;
    const bool values = evidence.matchingValues != 0;
    const bool some = best.pairs != 0 || best.singles >= 2 || (best.singles != 0 && values);
    if (contested || !evidence.kindProven || !some || best.brokenPairs * 4 > best.pairs + best.singles)
        return ambiguous(std::move(parameter), std::move(candidates));
    const bool many = best.pairs >= 3 || best.singles >= 3 || (values && best.pairs + best.singles >= 2);
    parameter.confidence = many && best.brokenPairs == 0 ? Confidence::Certain : Confidence::Likely;
    return parameter;
}

// ---- items per section ----

namespace {

/// Whether `divides` has a divisor in [min, divides) ; none: too many to try.
std::optional<bool> hasSmallerDivisor(std::uint64_t divides, std::uint64_t min)
{
    constexpr std::uint64_t kTriesMax = std::uint64_t{1} << 20;
    const std::uint64_t last = divides / min;
    for (std::uint64_t k = 2; k <= last; ++k) {
        if (k > kTriesMax)
            return std::nullopt;
        if (divides % k == 0)
            return true;
    }
    return false;
}

} // namespace

Parameter itemsPerSectionParameter(const FolderScan& keyFolder, const KindVotes& votes)
{
    std::uint64_t divides = 0;
    for (const SectionFile& file : keyFolder.sections)
        divides = std::gcd(divides, file.section.value);
    const std::uint64_t min = saturatingAdd(votes.offsetMax, 1);
    Parameter parameter = unknown("items_per_section", {});
    if (!votes.canBeArchive()) {
        parameter.evidence = "no record could be read, or indices lie outside their sections";
        return parameter;
    }
    const std::string seen =
        "an index lies " + std::to_string(votes.offsetMax) + " above its section's number";
    if (divides == 0) {
        parameter.value = min;
        parameter.evidence = "only section 0 is there; " + seen;
        return ambiguous(std::move(parameter), {{std::nullopt, min, std::nullopt, std::nullopt}});
    }
    parameter.evidence = "the numbers of " + counted(keyFolder.sections.size(), "section", "sections") +
                         " are multiples of " + std::to_string(divides) + ", and " + seen;
    if (min > divides) {
        parameter.evidence += ": both cannot be";
        return parameter;
    }
    parameter.value = divides;
    if (hasSmallerDivisor(divides, min) == std::optional(false)) {
        parameter.confidence = Confidence::Certain;
        return parameter;
    }
    return ambiguous(std::move(parameter), {{std::nullopt, min, divides, divides}});
}

// ---- compression ----

namespace {

/// Values of the sample are not unpacked further than this; a frame that claims more is a frame all the same.
constexpr std::uint64_t kSampleContentBytes = std::uint64_t{1} << 20;

bool isFrame(ByteView body)
{
    if (!looksLikeZstd(body))
        return false;
    const auto content = decompress(body, kSampleContentBytes);
    return content || content.error().code == Errc::LimitExceeded;
}

} // namespace

Parameter compressionParameter(std::span<const Bytes> storedBodies)
{
    Parameter parameter = unknown("compression", "no value could be read");
    if (storedBodies.empty())
        return parameter;
    const auto frames = static_cast<std::uint64_t>(
        std::ranges::count_if(storedBodies, [](const Bytes& body) { return isFrame(body); }));
    const std::uint64_t all = storedBodies.size();
    parameter.value = frames * 2 > all;
    parameter.evidence = std::to_string(frames) + " of " +
                         counted(all, "value is a zstd frame", "values are zstd frames") +
                         " that can be decompressed";
    if (frames != 0 && frames != all)
        return ambiguous(std::move(parameter), {candidate(frames * 2 > all), candidate(frames * 2 <= all)});
    // A value that is no frame was not compressed. One frame could be what the user stored; two hardly.
    parameter.confidence = frames == 1 ? Confidence::Likely : Confidence::Certain;
    return parameter;
}

std::vector<Bytes> decompressedBodies(std::span<const Bytes> storedBodies, bool compressed)
{
    std::vector<Bytes> bodies;
    for (const Bytes& body : storedBodies) {
        if (!compressed) {
            bodies.push_back(body);
            continue;
        }
        if (auto content = decompress(body, kSampleContentBytes))
            bodies.push_back(std::move(*content));
    }
    return bodies;
}

// ---- codec ----

namespace {

/// What the bodies have in common.
struct BodyShape {
    std::uint64_t bodies = 0;
    std::set<std::size_t> lengths;
    std::uint64_t byteStrings = 0; ///< a varint length and exactly that many bytes
    bool allEqual = true;          ///< one and the same body
};

BodyShape shapeOf(std::span<const Bytes> bodies)
{
    BodyShape shape;
    shape.bodies = bodies.size();
    for (const Bytes& body : bodies) {
        shape.lengths.insert(body.size());
        shape.byteStrings += std::uint64_t{decodeValue(Codec::ByteString, body).has_value()};
        shape.allEqual = shape.allEqual && body == bodies.front();
    }
    return shape;
}

std::vector<Candidate> codecCandidates(std::initializer_list<Codec> codecs)
{
    std::vector<Candidate> candidates;
    for (const Codec codec : codecs)
        candidates.push_back(candidate(std::string(codecName(codec))));
    return candidates;
}

/// Bodies of one length: also those of byte strings that all have one length.
Parameter codecOfOneLength(Parameter parameter, const BodyShape& shape)
{
    constexpr std::uint64_t kEnough = 4;
    const std::size_t length = *shape.lengths.begin();
    const bool byteStrings = shape.byteStrings == shape.bodies;
    const bool integer = length == 4 || length == 8;
    const bool enough = shape.bodies >= kEnough && !shape.allEqual;
    parameter.evidence += "; all have " + counted(length, "byte", "bytes");
    if (byteStrings && !integer && enough) {
        parameter.value = std::string(codecName(Codec::ByteString));
        parameter.confidence = Confidence::Likely;
        return parameter;
    }
    if (byteStrings && integer)
        return ambiguous(std::move(parameter),
                         codecCandidates({Codec::ByteString, length == 8 ? Codec::U64 : Codec::I32,
                                          Codec::Fixed, Codec::Raw}));
    if (byteStrings)
        return ambiguous(std::move(parameter),
                         codecCandidates({Codec::ByteString, Codec::Fixed, Codec::Raw}));
    if (integer)
        return ambiguous(std::move(parameter),
                         codecCandidates({length == 8 ? Codec::U64 : Codec::I32, Codec::Fixed, Codec::Raw}));
    if (!enough)
        return ambiguous(std::move(parameter), codecCandidates({Codec::Fixed, Codec::Raw}));
    parameter.value = std::string(codecName(Codec::Fixed));
    parameter.confidence = Confidence::Likely;
    return parameter;
}

} // namespace

Parameter codecParameter(std::span<const Bytes> bodies)
{
    constexpr std::uint64_t kEnoughForCertain = 4;
    Parameter parameter = unknown("codec", "no value could be read");
    if (bodies.empty())
        return parameter;
    const BodyShape shape = shapeOf(bodies);
    parameter.evidence = std::to_string(shape.byteStrings) + " of " +
                         counted(shape.bodies, "value is a length and", "values are a length and") +
                         " exactly that many bytes";
    if (shape.lengths.size() == 1)
        return codecOfOneLength(std::move(parameter), shape);
    if (shape.byteStrings == shape.bodies) {
        parameter.value = std::string(codecName(Codec::ByteString));
        parameter.confidence = shape.bodies >= kEnoughForCertain ? Confidence::Certain : Confidence::Likely;
        return parameter;
    }
    // Lengths differ, and no length stands before them: a codec that is not known here, unless few are odd.
    if (2 * shape.byteStrings > shape.bodies)
        return ambiguous(std::move(parameter), codecCandidates({Codec::ByteString, Codec::Raw}));
    return ambiguous(std::move(parameter), codecCandidates({Codec::Raw, Codec::ByteString}));
}

// ---- overrides ----

std::string parameterText(const ParameterValue& value)
{
    if (const auto* n = std::get_if<std::uint64_t>(&value))
        return std::to_string(*n);
    if (const auto* b = std::get_if<bool>(&value))
        return *b ? "on" : "off";
    return std::get<std::string>(value);
}

std::optional<Finding> overrideParameter(Parameter& parameter, const ParameterValue& given,
                                         const StoreLayout& layout)
{
    std::optional<Finding> finding;
    const bool agrees = parameter.value == given;
    const bool proven =
        parameter.confidence == Confidence::Certain || parameter.confidence == Confidence::Likely;
    if (!agrees && proven) {
        const FindingCode code = layout.kind == StoreKind::Archive ? FindingCode::AR05 : FindingCode::FZ23;
        finding = Finding::make(code, {layout.partitions.key, {}, {}},
                                {{"parameter", parameter.name},
                                 {"value", parameterText(given)},
                                 {"evidence", parameter.evidence}});
        finding->expected = parameterText(*parameter.value);
        finding->found = parameterText(given);
    }
    parameter.evidence =
        (agrees ? "given, and the files agree: " : "given; by the files alone: ") + parameter.evidence;
    parameter.value = given;
    parameter.confidence = Confidence::Certain;
    parameter.candidates.clear();
    parameter.overridden = true;
    return finding;
}

} // namespace cryo
