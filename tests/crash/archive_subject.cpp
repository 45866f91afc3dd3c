// SPDX-License-Identifier: GPL-3.0-or-later
// The archive: every put whose sync returned is there; of later ones each section keeps a beginning in the
// order of the puts; what is returned was put; prune removes from below, and for good once it returned.
// Source: behaviour.md §6.
#include "core/archive/archive.h"
#include "tests/crash/subject.h"

#include <map>

namespace cryo::test {

namespace {

constexpr std::uint32_t kKeyBytes = 4;

struct Step {
    enum class Kind : std::uint8_t { Put, PutSync, Sync, Prune, Reopen };
    Kind kind = Kind::Put;
    std::uint64_t index = 0;
    std::uint64_t sizeBytes = 0;
};

struct Script {
    std::vector<Step> steps;
    ArchiveConfig config;
};

struct Put {
    std::uint64_t index = 0;
    std::uint64_t id = 0;
    std::uint64_t sizeBytes = 0;
};

/// What may be found in one section: some beginning of `puts` that is not shorter than `synced`.
struct Expected {
    std::vector<Put> puts;
    std::size_t synced = 0;
    bool mayBeGone = false; ///< its removal was begun
};

/// Few keys, so that they come again, and some share their first byte with another.
Bytes keyOf(std::uint64_t index)
{
    const auto number = static_cast<std::uint8_t>(index % 5);
    return {static_cast<std::byte>(number % 2), static_cast<std::byte>(number), std::byte{7}, std::byte{7}};
}

ArchiveConfig plainConfig()
{
    ArchiveConfig config;
    config.translator = Translator{1};
    config.keyPartition = "key";
    config.valuePartition = "value";
    config.keySizeBytes = kKeyBytes;
    config.pageSize = PageSize{64};
    config.itemsPerSection = 4;
    config.replayBufferBytes = 256;
    config.policy = DeviationPolicy::Safer;
    return config;
}

class ArchiveSubject final : public Subject {
public:
    explicit ArchiveSubject(Script script)
        : m_script(std::move(script))
    {
    }

    void run(Storage& storage) override
    {
        auto archive = Archive::open(storage, m_script.config, {});
        if (!archive)
            return;
        for (const Step& step : m_script.steps)
            if (!apply(storage, *archive, step))
                return;
    }

    std::string verify(Storage& storage) override
    {
        const auto archive = Archive::open(storage, m_script.config, {});
        if (!archive)
            return "cannot be opened: " + toString(archive.error());
        std::uint64_t items = 0;
        bool oneSurvived = false;
        for (const auto& [section, expected] : m_expected) {
            std::uint64_t visible = 0;
            std::string wrong = verifySection(*archive, expected, visible);
            if (wrong.empty() && expected.synced > 0 && visible < expected.synced && oneSurvived)
                wrong = "removed, but one below it was not";
            if (!wrong.empty())
                return "section " + std::to_string(section) + ": " + wrong;
            oneSurvived = oneSurvived || (expected.synced > 0 && visible >= expected.synced);
            items += visible;
        }
        if (items != archive->items())
            return std::to_string(archive->items()) + " items, of which " + std::to_string(items) +
                   " were put";
        std::uint64_t inRanges = 0;
        for (const IndexRange& range : archive->ranges())
            inRanges += range.last - range.first + 1;
        if (inRanges != items)
            return "the ranges hold " + std::to_string(inRanges) + " of " + std::to_string(items) + " items";
        return verifyKeys(*archive);
    }

    std::string peerScript() const override
    {
        const ArchiveConfig& config = m_script.config;
        if (config.headers.highest != HeaderLayout::V0)
            return {};
        std::string script =
            R"({"engine":"archive","key_partition":"key","value_partition":"value","page_cache_pages":10,)"
            R"("codec":"bytes","metrics":false,"key_size":4,"replay_buffer":256)";
        const auto number = [&](const char* name, std::uint64_t value) {
            script += std::string(",\"") + name + "\":" + std::to_string(value);
        };
        script += R"(,"translator":")" + std::string(translatorName(config.translator)) + '"';
        script += ",\"compression\":" +
                  (config.compressionLevel ? std::to_string(*config.compressionLevel) : std::string("null"));
        number("items_per_section", config.itemsPerSection);
        number("key_write_buffer", config.keyWriteBufferBytes);
        number("value_write_buffer", config.valueWriteBufferBytes);
        number("page_size", config.pageSize.value);
        script += "}\n{\"op\":\"ranges\"}\n";
        for (std::uint64_t index = 0; index < 12; ++index)
            script += "{\"op\":\"get\",\"index\":" + std::to_string(index) + "}\n";
        for (std::uint64_t key = 0; key < 5; ++key)
            script += R"({"op":"get","key":")" + toHex(keyOf(key)) + "\"}\n";
        return script + "{\"op\":\"files\"}\n{\"op\":\"drop\"}\n";
    }

private:
    [[nodiscard]] std::uint64_t sectionOf(std::uint64_t index) const
    {
        return index / m_script.config.itemsPerSection * m_script.config.itemsPerSection;
    }

    Result<> apply(Storage& storage, Archive& archive, const Step& step)
    {
        switch (step.kind) {
        case Step::Kind::Put:
            return put(archive, step, false);
        case Step::Kind::PutSync:
            return put(archive, step, true);
        case Step::Kind::Sync:
            CRYO_TRY(archive.sync());
            allSynced();
            return {};
        case Step::Kind::Prune:
            return prune(archive, step.index);
        case Step::Kind::Reopen:
            break;
        }
        return reopen(storage, archive);
    }

    void allSynced()
    {
        for (auto& [section, expected] : m_expected)
            expected.synced = expected.puts.size();
    }

    Result<> put(Archive& archive, const Step& step, bool sync)
    {
        if (step.index < m_floor)
            return {}; // refused, as it should be
        Expected& expected = m_expected[sectionOf(step.index)];
        const bool known =
            std::ranges::any_of(expected.puts, [&](const Put& put) { return put.index == step.index; });
        const std::uint64_t id = ++m_lastId;
        if (!known)
            expected.puts.push_back({step.index, id, step.sizeBytes});
        const Bytes value = valueOfId(id, step.sizeBytes);
        const Bytes key = keyOf(step.index);
        CRYO_TRY(sync ? archive.putSync(step.index, key, value) : archive.put(step.index, key, value));
        if (sync)
            allSynced();
        return {};
    }

    Result<> prune(Archive& archive, std::uint64_t minimum)
    {
        const std::uint64_t bound = sectionOf(minimum);
        if (m_pruned && bound <= m_floor)
            return archive.prune(minimum);
        for (auto& [section, expected] : m_expected)
            expected.mayBeGone = expected.mayBeGone || section < bound;
        CRYO_TRY(archive.prune(minimum));
        std::erase_if(m_expected, [&](const auto& entry) { return entry.first < bound; });
        m_floor = bound;
        m_pruned = true;
        return {};
    }

    /// The process ends and starts again: what was flushed is there, what was buffered is not.
    Result<> reopen(Storage& storage, Archive& archive)
    {
        CRYO_ASSIGN(archive, Archive::open(storage, m_script.config, {}));
        m_floor = 0;
        m_pruned = false;
        for (auto& [section, expected] : m_expected) {
            std::size_t visible = 0;
            while (visible < expected.puts.size() && archive.has(expected.puts[visible].index))
                ++visible;
            expected.puts.resize(visible);
            expected.synced = std::min(expected.synced, visible);
        }
        return {};
    }

    static std::string verifySection(const Archive& archive, const Expected& expected, std::uint64_t& visible)
    {
        while (visible < expected.puts.size() && archive.has(expected.puts[visible].index))
            ++visible;
        if (visible < expected.synced && (visible != 0 || !expected.mayBeGone))
            return std::to_string(expected.synced) + " were synced, " + std::to_string(visible) +
                   " are there";
        for (std::size_t i = visible; i < expected.puts.size(); ++i)
            if (archive.has(expected.puts[i].index))
                return "a later put is there without an earlier one";
        for (std::size_t i = 0; i < visible; ++i) {
            const Put& put = expected.puts[i];
            const auto value = archive.get(put.index);
            const std::string which = "index " + std::to_string(put.index) + ": ";
            if (value && (!*value || **value != valueOfId(put.id, put.sizeBytes)))
                return which + "a wrong value";
            if (!value && (i < expected.synced || value.error().code != Errc::ChecksumMismatch))
                return which + toString(value.error());
        }
        return {};
    }

    /// A key gives a value that one of its visible puts has, if there are any.
    std::string verifyKeys(const Archive& archive) const
    {
        for (std::uint64_t key = 0; key < 5; ++key) {
            bool someVisible = false;
            bool someUnsynced = false;
            bool matches = false;
            const auto value = archive.get(keyOf(key));
            for (const auto& [section, expected] : m_expected)
                for (std::size_t i = 0; i < expected.puts.size(); ++i) {
                    const Put& put = expected.puts[i];
                    if (put.index % 5 != key || !archive.has(put.index))
                        continue;
                    someVisible = true;
                    someUnsynced = someUnsynced || i >= expected.synced;
                    matches = matches || (value && *value && **value == valueOfId(put.id, put.sizeBytes));
                }
            const std::string which = "key " + std::to_string(key) + ": ";
            if (!value && (!someUnsynced || value.error().code != Errc::ChecksumMismatch))
                return which + toString(value.error());
            if (value && value->has_value() != someVisible)
                return which + (someVisible ? "is not found" : "is found, but was not put");
            if (value && someVisible && !matches)
                return which + "a value that was not put with it";
        }
        return {};
    }

    Script m_script;
    std::map<std::uint64_t, Expected> m_expected; // by section
    std::uint64_t m_floor = 0;
    bool m_pruned = false;
    std::uint64_t m_lastId = 0;
};

Script randomScript(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Script script;
    ArchiveConfig& config = script.config;
    config = plainConfig();
    constexpr std::uint16_t kPageSizes[] = {20, 24, 64, 103, 512};
    config.pageSize = {kPageSizes[random() % 5]};
    config.itemsPerSection = 1 + random() % 5;
    config.keyWriteBufferBytes = random() % 2 == 0 ? 1 : 4096;
    config.valueWriteBufferBytes = random() % 2 == 0 ? 1 : 256;
    config.translator = Translator{static_cast<std::uint8_t>(random() % 2 == 0 ? 1 : 4)};
    if (random() % 16 == 0)
        config.compressionLevel = 3;
    if (random() % 32 == 0)
        config.headers = HeaderPolicy::v1();
    const std::uint64_t steps = 4 + random() % 20;
    for (std::uint64_t i = 0; i < steps; ++i) {
        Step step;
        step.index = random() % 12;
        // Often the same size, so that a value would fit where another one was.
        step.sizeBytes = random() % 4 == 0 ? random() % 400 : 12;
        const std::uint64_t kind = random() % 20;
        step.kind = kind < 11   ? Step::Kind::Put
                    : kind < 13 ? Step::Kind::PutSync
                    : kind < 15 ? Step::Kind::Sync
                    : kind < 17 ? Step::Kind::Prune
                                : Step::Kind::Reopen;
        script.steps.push_back(step);
    }
    return script;
}

const std::vector<Step>& alphabet()
{
    using Kind = Step::Kind;
    static const std::vector<Step> kSteps = {{Kind::Put, 1, 12},     {Kind::Put, 2, 300}, {Kind::Put, 5, 12},
                                             {Kind::PutSync, 6, 12}, {Kind::Sync, 0, 0},  {Kind::Prune, 4, 0},
                                             {Kind::Reopen, 0, 0}};
    return kSteps;
}

std::unique_ptr<Subject> makeShort(std::uint64_t number)
{
    Script script;
    script.config = plainConfig();
    script.steps = {{Step::Kind::Put, 0, 12}, {Step::Kind::PutSync, 4, 12}};
    for (const Step& step : shortSteps(alphabet(), number))
        script.steps.push_back(step);
    return std::make_unique<ArchiveSubject>(std::move(script));
}

std::unique_ptr<Subject> makeRandom(std::uint64_t seed)
{
    return std::make_unique<ArchiveSubject>(randomScript(seed));
}

} // namespace

const SubjectKind& archiveSubjects()
{
    static const SubjectKind kKind{"archive", shortScriptCount(alphabet().size()), makeShort, makeRandom};
    return kKind;
}

} // namespace cryo::test
