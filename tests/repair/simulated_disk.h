// SPDX-License-Identifier: GPL-3.0-or-later
// A WriterDisk that loses power: the three areas are folders of a FaultyStorage, whose rules decide what of
// the calls survives.
//
//   Store "S", "S/<partition>"    Quarantine "Q", "Q/<id>/<partition>", "Q/staging/<id>"    Undo "U"
//
// Invariant: after a cut no folder is there whose parent is not. Thread rule: one thread.
#pragma once

#include "core/repair/writer_disk.h"
#include "core/storage/faulty_storage.h"

namespace cryo::test {

class SimulatedDisk final : public WriterDisk {
public:
    /// A store with these files, and nothing else, all durable. `oneVolume` false: quarantine and store lie
    /// on different ones.
    SimulatedDisk(std::uint64_t seed, const MemoryStorage& store, bool oneVolume);

    /// The same disk once more, with the state it has.
    [[nodiscard]] std::unique_ptr<SimulatedDisk> clone() const;
    [[nodiscard]] FaultyStorage& storage() { return *m_storage; }
    /// Cuts the power and starts again.
    void cutPower(CutStyle style, std::uint64_t choice);
    /// Every file of the store area with its bytes, and every folder with none.
    [[nodiscard]] std::map<std::string, Bytes> store() const { return below("S"); }
    /// Names in the other two areas.
    [[nodiscard]] std::vector<std::string> leftovers() const;

    Result<std::unique_ptr<WriterFile>> open(const WriterPath& path, WriterOpen how) override;
    Result<std::optional<WriterFacts>> examine(const WriterPath& path) override;
    Result<std::optional<WriterFacts>> examineFolder(const WriterFolder& folder) override;
    Result<std::vector<std::string>> list(const WriterFolder& folder) override;
    Result<> makeFolder(const WriterFolder& folder, const WriterFacts* like) override;
    Result<> removeFolder(const WriterFolder& folder) override;
    Result<> move(const WriterPath& from, const WriterPath& to) override;
    Result<> exchange(const WriterPath& a, const WriterPath& b) override;
    [[nodiscard]] bool canExchange() override { return true; }
    Result<> remove(const WriterPath& path) override;
    Result<> syncFolder(const WriterFolder& folder) override;
    [[nodiscard]] bool canMoveBetween(const WriterFolder& a, const WriterFolder& b) override;
    Result<std::uint64_t> freeBytes(WriterArea area) override;
    [[nodiscard]] bool sameVolume(WriterArea a, WriterArea b) override;
    [[nodiscard]] std::string pathText(const WriterPath& path) const override;

private:
    SimulatedDisk(std::unique_ptr<FaultyStorage> storage, bool oneVolume);
    [[nodiscard]] std::map<std::string, Bytes> below(const std::string& area) const;

    std::unique_ptr<FaultyStorage> m_storage;
    bool m_oneVolume;
};

} // namespace cryo::test
