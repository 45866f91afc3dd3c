// SPDX-License-Identifier: GPL-3.0-or-later
// The oversized journal: nothing synced is lost, nothing wrong is returned. It is used as the archive uses it
// (replayed at once after opening) and as the freezer does (a cut is synced at once).
#include "core/journal/oversized_journal.h"
#include "tests/crash/subject.h"

#include <map>

namespace cryo::test {

namespace {

constexpr std::uint32_t kRecordBytes = 20;

struct Step {
    enum class Kind : std::uint8_t { Append, Sync, SyncAll, Prune, Rewind, Reopen };
    Kind kind = Kind::Append;
    std::uint64_t section = 0;
    std::uint64_t number = 0; ///< Append: bytes of the value; Rewind: records to keep
};

struct Script {
    std::vector<Step> steps;
    std::uint16_t pageSize = 64;
    std::size_t indexBufferBytes = 1;
    std::size_t valueBufferBytes = 64;
};

struct PutRecord {
    std::uint64_t id = 0;
    std::uint64_t sizeBytes = 0;
};
using PutRecords = std::vector<PutRecord>;

/// What may be found in one section: some beginning of `records`, or of what they were before a rewind that
/// is not synced; not shorter than `synced`.
struct Expected {
    PutRecords records;
    std::vector<PutRecords> former;
    std::size_t synced = 0;
    bool mayBeGone = false; ///< a removal was begun, or nothing was ever synced

    void allSynced()
    {
        synced = records.size();
        mayBeGone = false;
        former.clear();
    }
};

class OversizedSubject final : public Subject {
public:
    explicit OversizedSubject(const Script& script)
        : m_script(script)
    {
    }

    void run(Storage& storage) override
    {
        auto journal = open(storage);
        if (!journal)
            return;
        for (const Step& step : m_script.steps)
            if (!apply(storage, *journal, step))
                return;
    }

    std::string verify(Storage& storage) override
    {
        auto journal = open(storage);
        if (!journal)
            return "cannot be opened: " + toString(journal.error());
        for (const auto& [section, expected] : m_expected) {
            std::string wrong = verifySection(*journal, Section{section}, expected);
            if (!wrong.empty())
                return "section " + std::to_string(section) + ": " + wrong;
        }
        for (const Section section : journal->sections())
            if (!m_expected.contains(section.value))
                return "section " + std::to_string(section.value) + " was never written";
        return {};
    }

private:
    Result<OversizedJournal> open(Storage& storage) const
    {
        OversizedJournal::Config config;
        config.indexPartition = "index";
        config.valuePartition = "values";
        config.recordSize = RecordSize{kRecordBytes};
        config.pageSize = PageSize{m_script.pageSize};
        config.indexWriteBufferBytes = m_script.indexBufferBytes;
        config.valueWriteBufferBytes = m_script.valueBufferBytes;
        config.policy = DeviationPolicy::Safer;
        CRYO_ASSIGN(auto journal, OversizedJournal::open(storage, config, {}));
        CRYO_TRY(replayAll(journal));
        return journal;
    }

    static Result<> replayAll(OversizedJournal& journal)
    {
        CRYO_ASSIGN(auto sections, journal.replay(Section{0}, Position{0}, 256));
        for (SectionReplay& section : sections)
            CRYO_TRY(section.forEachBatch([](Position, ByteView) { return Result<>{}; }));
        return {};
    }

    Result<> apply(Storage& storage, OversizedJournal& journal, const Step& step)
    {
        const Section section{step.section};
        switch (step.kind) {
        case Step::Kind::Append:
            return append(journal, step);
        case Step::Kind::Sync:
            CRYO_TRY(journal.sync(section));
            if (const auto found = m_expected.find(step.section); found != m_expected.end())
                found->second.allSynced();
            return {};
        case Step::Kind::SyncAll:
            CRYO_TRY(journal.syncAll());
            for (auto& [number, expected] : m_expected)
                expected.allSynced();
            return {};
        case Step::Kind::Prune: {
            for (auto& [number, expected] : m_expected)
                expected.mayBeGone = expected.mayBeGone || number < step.section;
            CRYO_ASSIGN(const bool pruned, journal.prune(section));
            if (pruned)
                std::erase_if(m_expected, [&](const auto& entry) { return entry.first < step.section; });
            // A journal refuses sections below what it pruned; a new one does not.
            return reopen(storage, journal);
        }
        case Step::Kind::Rewind:
            return rewind(journal, step);
        case Step::Kind::Reopen:
            break;
        }
        return reopen(storage, journal);
    }

    Result<> append(OversizedJournal& journal, const Step& step)
    {
        Expected& expected = m_expected[step.section];
        const std::uint64_t id = ++m_lastId;
        expected.records.push_back({id, step.number});
        expected.mayBeGone = expected.mayBeGone || expected.records.size() == 1;
        Bytes record;
        appendBig(record, id);
        record.resize(kRecordBytes);
        CRYO_TRY(journal.append(Section{step.section}, record, valueOfId(id, step.number)));
        return {};
    }

    /// As the freezer does it: only to what is there.
    Result<> rewind(OversizedJournal& journal, const Step& step)
    {
        const auto found = m_expected.find(step.section);
        if (found == m_expected.end())
            return {};
        Expected& expected = found->second;
        const std::size_t keep = std::min<std::size_t>(step.number, expected.records.size());
        expected.synced = std::min(expected.synced, keep);
        for (auto& [number, above] : m_expected)
            above.mayBeGone = above.mayBeGone || number > step.section;
        expected.former.push_back(expected.records);
        CRYO_TRY(journal.rewind(Section{step.section}, keep * kRecordBytes));
        std::erase_if(m_expected, [&](const auto& entry) { return entry.first > step.section; });
        expected.records.resize(keep);
        // The freezer syncs at once; whoever does not must not get wrong values either.
        if (step.number % 2 == 0) {
            CRYO_TRY(journal.sync(Section{step.section}));
            expected.allSynced();
        }
        return {};
    }

    /// The process ends and starts again: what was flushed is there, what was buffered is not.
    Result<> reopen(Storage& storage, OversizedJournal& journal)
    {
        CRYO_ASSIGN(journal, open(storage));
        for (auto& [number, expected] : m_expected) {
            CRYO_ASSIGN(const std::uint64_t sizeBytes, journal.sizeBytes(Section{number}));
            // A rewind that was not synced may be undone by this.
            for (const PutRecords& former : expected.former)
                if (!verifyRecords(journal, Section{number}, expected, expected.records).empty() &&
                    verifyRecords(journal, Section{number}, expected, former).empty())
                    expected.records = former;
            expected.records.resize(std::min<std::size_t>(expected.records.size(), sizeBytes / kRecordBytes));
            expected.synced = std::min(expected.synced, expected.records.size());
        }
        return {};
    }

    static std::string verifySection(const OversizedJournal& journal, Section section,
                                     const Expected& expected)
    {
        std::string wrong = verifyRecords(journal, section, expected, expected.records);
        for (const PutRecords& former : expected.former)
            if (!wrong.empty() && verifyRecords(journal, section, expected, former).empty())
                return {};
        return wrong;
    }

    static std::string verifyRecords(const OversizedJournal& journal, Section section,
                                     const Expected& expected, const PutRecords& records)
    {
        const auto sizeBytes = journal.sizeBytes(section);
        if (!sizeBytes)
            return toString(sizeBytes.error());
        const std::uint64_t visible = *sizeBytes / kRecordBytes;
        if (visible == 0 && expected.mayBeGone)
            return {};
        if (visible < expected.synced)
            return std::to_string(expected.synced) + " were synced, " + std::to_string(visible) +
                   " are there";
        if (visible > records.size())
            return std::to_string(records.size()) + " were put, " + std::to_string(visible) + " are there";
        Bytes record(kRecordBytes);
        for (std::uint64_t i = 0; i < visible; ++i) {
            const auto& put = records[i];
            const std::string which = "record " + std::to_string(i) + ": ";
            if (const auto got = journal.get(section, Position{i}, record); !got)
                return which + toString(got.error());
            if (loadBig<std::uint64_t>(record) != put.id)
                return which + "is not the one that was put";
            const auto value = journal.getValue(section, valuePlaceOf(record));
            if (value && *value != valueOfId(put.id, put.sizeBytes))
                return which + "a wrong value";
            if (!value && i < expected.synced)
                return which + "its value was synced: " + toString(value.error());
            if (!value && value.error().code != Errc::ChecksumMismatch)
                return which + toString(value.error());
        }
        return {};
    }

    Script m_script;
    std::map<std::uint64_t, Expected> m_expected;
    std::uint64_t m_lastId = 0;
};

Script randomScript(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Script script;
    constexpr std::uint16_t kPageSizes[] = {20, 32, 64, 103, 512};
    script.pageSize = kPageSizes[random() % 5];
    script.indexBufferBytes = random() % 2 == 0 ? 1 : 4096;
    script.valueBufferBytes = random() % 2 == 0 ? 1 : 256;
    const std::uint64_t steps = 4 + random() % 24;
    for (std::uint64_t i = 0; i < steps; ++i) {
        Step step;
        step.section = random() % 3;
        const std::uint64_t kind = random() % 20;
        if (kind < 11) {
            // Often the same size, so that a value would fit where another one was.
            step.number = random() % 3 == 0 ? random() % 700 : 16;
        } else if (kind < 14) {
            step.kind = Step::Kind::Sync;
        } else if (kind < 15) {
            step.kind = Step::Kind::SyncAll;
        } else if (kind < 16) {
            step.kind = Step::Kind::Prune;
        } else if (kind < 18) {
            step.kind = Step::Kind::Rewind;
            step.number = random() % 6;
        } else {
            step.kind = Step::Kind::Reopen;
        }
        script.steps.push_back(step);
    }
    return script;
}

const std::vector<Step>& alphabet()
{
    using Kind = Step::Kind;
    static const std::vector<Step> kSteps = {
        {Kind::Append, 0, 16}, {Kind::Append, 1, 16}, {Kind::Append, 0, 300}, {Kind::Sync, 0, 0},
        {Kind::SyncAll, 0, 0}, {Kind::Prune, 1, 0},   {Kind::Rewind, 0, 1},   {Kind::Reopen, 0, 0}};
    return kSteps;
}

std::unique_ptr<Subject> makeShort(std::uint64_t number)
{
    using Kind = Step::Kind;
    Script script;
    // Something to be lost or kept is there before.
    script.steps = {{Kind::Append, 0, 16}, {Kind::Append, 0, 16}, {Kind::Sync, 0, 0}};
    for (const Step& step : shortSteps(alphabet(), number))
        script.steps.push_back(step);
    return std::make_unique<OversizedSubject>(script);
}

std::unique_ptr<Subject> makeRandom(std::uint64_t seed)
{
    return std::make_unique<OversizedSubject>(randomScript(seed));
}

} // namespace

const SubjectKind& oversizedSubjects()
{
    static const SubjectKind kKind{"oversized", shortScriptCount(alphabet().size()), makeShort, makeRandom};
    return kKind;
}

} // namespace cryo::test
