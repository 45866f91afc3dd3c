// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file of remembered overrides, and putting them over a detection.
#include "core/inspect/overrides.h"

#include "core/base/state_dir.h"
#include "core/inspect/engine_config.h"
#include "core/inspect/parameter_probe.h"
#include "core/storage/blob_name.h"
#include "core/storage/posix_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <unistd.h>

namespace cryo {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr int kSchemaVersion = 1;
/// Nobody has this many overrides; a larger file is not ours.
constexpr std::uintmax_t kFileBytesMax = std::uintmax_t{16} << 20;

std::unexpected<Error> systemError(const std::string& what, const fs::path& path)
{
    const Errc code = errno == EACCES || errno == EPERM || errno == EROFS ? Errc::AccessDenied : Errc::Io;
    return fail(code,
                what + " " + path.string() + ": " + std::strerror(errno)); // NOLINT(concurrency-mt-unsafe)
}

/// The same root gives the same text, however it was named.
std::string rootKey(const fs::path& root)
{
    std::error_code ignored;
    fs::path canonical = fs::canonical(root, ignored);
    if (canonical.empty())
        canonical = fs::absolute(root, ignored).lexically_normal();
    const std::string text = canonical.string();
    return isUtf8(text) ? text : "hex:" + toHex(asBytes(text));
}

Json configOf(const LayoutOverrides& overrides)
{
    Json config = Json::object();
    if (overrides.kind)
        config["engine"] = storeKindName(*overrides.kind);
    if (overrides.partitions) {
        config["key_partition"] = overrides.partitions->key;
        config["value_partition"] = overrides.partitions->value;
        if (!overrides.partitions->table.empty())
            config["table_partition"] = overrides.partitions->table;
        if (!overrides.partitions->markers.empty())
            config["metadata_partition"] = overrides.partitions->markers;
    }
    if (overrides.pageSize)
        config["page_size"] = overrides.pageSize->value;
    if (overrides.keySizeBytes)
        config["key_size"] = *overrides.keySizeBytes;
    if (overrides.itemsPerSection)
        config["items_per_section"] = *overrides.itemsPerSection;
    if (overrides.compressed)
        config["compression"] = *overrides.compressed;
    if (overrides.codec)
        config["codec"] = codecName(*overrides.codec);
    if (overrides.translator)
        config["translator"] = translatorName(*overrides.translator);
    if (overrides.checkpoint)
        config["checkpoint"] = toHex(encodeCheckpoint(*overrides.checkpoint));
    return config;
}

/// Fields that mean something only together.
bool isPartition(const std::string& field)
{
    return field.ends_with("_partition");
}

LayoutOverrides overridesOf(const Json& config)
{
    if (auto whole = parseEngineConfig(config.dump(-1, ' ', false, Json::error_handler_t::replace)))
        return std::move(*whole);
    // Some field is wrong: keep the others.
    Json kept = Json::object();
    for (const auto& [field, value] : config.items()) {
        Json with = kept;
        with[field] = value;
        if (isPartition(field) ? value.is_string() : parseEngineConfig(with.dump()).has_value())
            kept = std::move(with);
    }
    return parseEngineConfig(kept.dump()).value_or(LayoutOverrides());
}

/// The file's content as an object with an object "roots". `damaged` is set if there is something else.
Json readFile(const fs::path& file, bool& damaged)
{
    Json empty = {{"schema_version", kSchemaVersion}, {"roots", Json::object()}};
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (error)
        return empty;
    damaged = true;
    if (size > kFileBytesMax)
        return empty;
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    Json content = Json::parse(text, nullptr, false);
    if (!content.is_object())
        return empty;
    damaged = false;
    if (!content.contains("roots") || !content["roots"].is_object())
        content["roots"] = Json::object();
    return content;
}

Result<> writeAll(int descriptor, std::string_view text, const fs::path& path)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemError("cannot write", path);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0)
        return systemError("cannot sync", path);
    return {};
}

/// Written aside, synced, renamed; then the folder is synced, so that the name is durable too.
Result<> replaceFile(const fs::path& file, std::string_view text)
{
    const fs::path aside = file.string() + ".new";
    {
        const posix::Descriptor out(
            ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (out.get() < 0)
            return systemError("cannot create", aside);
        CRYO_TRY(writeAll(out.get(), text, aside));
    }
    if (::rename(aside.c_str(), file.c_str()) != 0)
        return systemError("cannot replace", file);
    const posix::Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::fsync(folder.get()) != 0)
        return systemError("cannot sync", file.parent_path());
    return {};
}

void remember(const std::string& root, const std::string& store, const LayoutOverrides& overrides,
              Json& roots)
{
    if (!roots[root].is_object())
        roots[root] = Json::object();
    if (overrides.empty())
        roots[root].erase(store);
    else
        roots[root][store] = configOf(overrides);
    if (roots[root].empty())
        roots.erase(root);
}

} // namespace

fs::path overridesFile()
{
    return stateDir() / "overrides.json";
}

RootOverrides loadOverrides(const fs::path& root, const fs::path& file)
{
    bool damaged = false;
    const Json content = readFile(file, damaged);
    RootOverrides overrides;
    const Json& roots = content["roots"];
    const auto found = roots.find(rootKey(root));
    if (found == roots.end() || !found->is_object())
        return overrides;
    for (const auto& [name, config] : found->items())
        if (LayoutOverrides store = config.is_object() ? overridesOf(config) : LayoutOverrides();
            !store.empty())
            overrides.emplace(name, std::move(store));
    return overrides;
}

Result<> saveOverrides(const fs::path& root, const std::string& storeName, const LayoutOverrides& overrides,
                       const fs::path& file)
{
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        return fail(Errc::Io, "cannot create " + file.parent_path().string() + ": " + error.message());
    // The window and the command line may both write; the lock ends with the descriptor.
    const fs::path lockPath = file.string() + ".lock";
    const posix::Descriptor lock(::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (lock.get() < 0 || ::flock(lock.get(), LOCK_EX) != 0)
        return systemError("cannot lock", lockPath);
    bool damaged = false;
    Json content = readFile(file, damaged);
    if (damaged)
        fs::rename(file, fs::path(file.string() + ".damaged"), error);
    remember(rootKey(root), storeName, overrides, content["roots"]);
    return replaceFile(file, content.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

namespace {

/// The value that overrides give a parameter of this name.
std::optional<ParameterValue> givenValue(const LayoutOverrides& overrides, std::string_view name)
{
    std::optional<ParameterValue> value;
    if (name == "page_size" && overrides.pageSize)
        value = std::uint64_t{overrides.pageSize->value};
    else if (name == "key_size" && overrides.keySizeBytes)
        value = std::uint64_t{*overrides.keySizeBytes};
    else if (name == "items_per_section" && overrides.itemsPerSection)
        value = *overrides.itemsPerSection;
    else if (name == "compression" && overrides.compressed)
        value = *overrides.compressed;
    else if (name == "table_size" && overrides.checkpoint)
        value = std::uint64_t{overrides.checkpoint->tableSize};
    else if (name == "codec" && overrides.codec)
        value = std::string(codecName(*overrides.codec));
    return value;
}

} // namespace

std::vector<Finding> overrideStore(const LayoutOverrides& overrides, DetectedStore& store)
{
    std::vector<Finding> findings;
    for (Parameter& parameter : store.parameters) {
        const auto given = givenValue(overrides, parameter.name);
        if (!given || parameter.overridden)
            continue;
        if (auto finding = overrideParameter(parameter, *given, store.layout))
            findings.push_back(std::move(*finding));
    }
    applyOverrides(overrides, store.layout);
    return findings;
}

void applyRemembered(const RootOverrides& remembered, Detection& detection)
{
    for (DetectedStore& store : detection.stores) {
        const auto found = remembered.find(store.layout.name);
        if (found == remembered.end())
            continue;
        auto findings = overrideStore(found->second, store);
        detection.findings.insert(detection.findings.end(), std::make_move_iterator(findings.begin()),
                                  std::make_move_iterator(findings.end()));
    }
}

} // namespace cryo
