// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each call is one record of the digest: name, lengths and bytes of the arguments, outcome.
#include "core/storage/audited_storage.h"

namespace cryo {

struct AuditedStorage::Log {
    Sha256Digest state{};
    std::uint64_t calls = 0;

    /// Chained: the new state is the hash of the old one and the record.
    void record(std::string_view call, std::initializer_list<ByteView> arguments, bool succeeded)
    {
        Sha256 hash;
        hash.add(state);
        addField(hash, asBytes(call));
        for (const ByteView argument : arguments)
            addField(hash, argument);
        const std::byte outcome{succeeded};
        hash.add(ByteView(&outcome, 1));
        state = hash.finish();
        ++calls;
    }

private:
    static void addField(Sha256& hash, ByteView bytes)
    {
        Bytes length;
        appendBig<std::uint64_t>(length, bytes.size());
        hash.add(length);
        hash.add(bytes);
    }
};

namespace {

/// A number as an argument.
struct Number {
    std::byte bytes[8];
    explicit Number(std::uint64_t value) { storeBig(MutableByteView(bytes), value); }
    operator ByteView() const { return bytes; } // NOLINT(google-explicit-constructor): an argument
};

class AuditedFile final : public WritableFile {
public:
    AuditedFile(std::shared_ptr<WritableFile> below, std::shared_ptr<AuditedStorage::Log> log,
                std::string partition, std::string name)
        : m_below(std::move(below))
        , m_log(std::move(log))
        , m_partition(std::move(partition))
        , m_name(std::move(name))
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_below->sizeBytes(); }
    [[nodiscard]] FileIdentity identity() const override { return m_below->identity(); }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        auto result = m_below->readAt(offset, to);
        record("readAt", {Number(offset.value), Number(to.size())}, result.has_value());
        return result;
    }
    Result<> writeAt(FileOffset offset, ByteView bytes) override
    {
        auto result = m_below->writeAt(offset, bytes);
        record("writeAt", {Number(offset.value), bytes}, result.has_value());
        return result;
    }
    Result<> writeAt(FileOffset offset, ByteView first, ByteView second) override
    {
        auto result = m_below->writeAt(offset, first, second);
        record("writeAt", {Number(offset.value), first, second}, result.has_value());
        return result;
    }
    Result<> resize(std::uint64_t sizeBytes) override
    {
        auto result = m_below->resize(sizeBytes);
        record("resize", {Number(sizeBytes)}, result.has_value());
        return result;
    }
    Result<> sync() override
    {
        auto result = m_below->sync();
        record("sync", {}, result.has_value());
        return result;
    }

private:
    void record(std::string_view call, std::initializer_list<ByteView> arguments, bool succeeded) const
    {
        m_log->record(m_partition + "/" + m_name, {}, true);
        m_log->record(call, arguments, succeeded);
        --m_log->calls; // both records are one call
    }

    std::shared_ptr<WritableFile> m_below;
    std::shared_ptr<AuditedStorage::Log> m_log;
    std::string m_partition;
    std::string m_name;
};

} // namespace

AuditedStorage::AuditedStorage(Storage& below)
    : m_below(below)
    , m_log(std::make_shared<Log>())
{
}

AuditedStorage::~AuditedStorage() = default;

std::string AuditedStorage::digest() const
{
    return toHex(m_log->state);
}

std::uint64_t AuditedStorage::calls() const
{
    return m_log->calls;
}

Result<std::vector<DirectoryEntry>> AuditedStorage::listRoot() const
{
    auto result = m_below.listRoot();
    m_log->record("listRoot", {}, result.has_value());
    return result;
}

Result<std::vector<DirectoryEntry>> AuditedStorage::list(std::string_view partition) const
{
    auto result = m_below.list(partition);
    m_log->record("list", {asBytes(partition)}, result.has_value());
    return result;
}

Result<std::shared_ptr<const ReadableFile>> AuditedStorage::open(std::string_view partition,
                                                                 std::string_view fileName) const
{
    auto result = m_below.open(partition, fileName);
    m_log->record("open", {asBytes(partition), asBytes(fileName)}, result.has_value());
    return result;
}

std::uint64_t AuditedStorage::generation() const
{
    return m_below.generation();
}

std::string AuditedStorage::displayName() const
{
    return m_below.displayName();
}

Result<std::shared_ptr<WritableFile>> AuditedStorage::openFile(std::string_view partition,
                                                               std::string_view fileName, OpenMode mode)
{
    auto result = m_below.openFile(partition, fileName, mode);
    m_log->record("openFile",
                  {asBytes(partition), asBytes(fileName), Number(static_cast<std::uint64_t>(mode))},
                  result.has_value());
    if (!result)
        return result;
    return std::make_shared<AuditedFile>(std::move(*result), m_log, std::string(partition),
                                         std::string(fileName));
}

Result<> AuditedStorage::createFile(std::string_view partition, std::string_view fileName, ByteView content)
{
    auto result = m_below.createFile(partition, fileName, content);
    m_log->record("createFile", {asBytes(partition), asBytes(fileName), content}, result.has_value());
    return result;
}

bool AuditedStorage::hasFolder(std::string_view partition) const
{
    return m_below.hasFolder(partition);
}

Result<> AuditedStorage::createFolder(std::string_view partition)
{
    auto result = m_below.createFolder(partition);
    m_log->record("createFolder", {asBytes(partition)}, result.has_value());
    return result;
}

Result<> AuditedStorage::removeFile(std::string_view partition, std::string_view fileName)
{
    auto result = m_below.removeFile(partition, fileName);
    m_log->record("removeFile", {asBytes(partition), asBytes(fileName)}, result.has_value());
    return result;
}

Result<> AuditedStorage::removeFolder(std::string_view partition)
{
    auto result = m_below.removeFolder(partition);
    m_log->record("removeFolder", {asBytes(partition)}, result.has_value());
    return result;
}

Result<> AuditedStorage::syncFolder(std::string_view partition)
{
    auto result = m_below.syncFolder(partition);
    m_log->record("syncFolder", {asBytes(partition)}, result.has_value());
    return result;
}

Result<> AuditedStorage::syncRoot()
{
    auto result = m_below.syncRoot();
    m_log->record("syncRoot", {}, result.has_value());
    return result;
}

Result<> AuditedStorage::syncAll()
{
    auto result = m_below.syncAll();
    m_log->record("syncAll", {}, result.has_value());
    return result;
}

} // namespace cryo
