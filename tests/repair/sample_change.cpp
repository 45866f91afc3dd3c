// SPDX-License-Identifier: GPL-3.0-or-later
// Making the sample, and comparing what became of it.
#include "tests/repair/sample_change.h"

#include "core/storage/read_only_file_storage.h"
#include "tests/support/expect.h"

namespace cryo::test {

namespace {

Bytes pattern(std::size_t size, unsigned seed)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>((i * 7 + seed * 31) & 0xFF);
    return bytes;
}

} // namespace

std::shared_ptr<MemoryStorage> sampleStore(std::size_t scale)
{
    auto store = std::make_shared<MemoryStorage>();
    store->write("key", "00", pattern(1500 * scale, 1));
    store->write("key", "01", pattern(700 * scale, 2));
    store->write("key", "02", pattern(900 * scale, 3));
    store->write("table", "74", pattern(4000 * scale, 4));
    store->write("value", "00", pattern(2500 * scale, 5));
    store->write("value", "01", pattern(100 * scale, 6));
    store->write("gone", "00", pattern(300 * scale, 7));
    return store;
}

namespace {

void put(OverlayStorage& overlay, const std::string& partition, const std::string& name, std::uint64_t at,
         const Bytes& bytes)
{
    must(must(overlay.openFile(partition, name, OpenMode::Create))->writeAt(FileOffset{at}, bytes));
}

} // namespace

std::shared_ptr<OverlayStorage> sampleChange(std::shared_ptr<const ReadableStorage> store, std::size_t scale)
{
    auto overlay = std::make_shared<OverlayStorage>(std::move(store));
    put(*overlay, "key", "00", 40, pattern(20 * scale, 11));
    put(*overlay, "key", "00", 1100 * scale, pattern(30, 12));
    put(*overlay, "key", "01", 690 * scale, pattern(200, 13));
    must(must(overlay->openFile("value", "00", OpenMode::Existing))->resize(2100 * scale));
    put(*overlay, "table", "74", 0, pattern(4500 * scale, 14));
    must(overlay->removeFile("key", "02"));
    put(*overlay, "key", "03", 0, pattern(600 * scale, 15));
    must(overlay->removeFolder("gone"));
    must(overlay->createFolder("marker"));
    put(*overlay, "marker", "6c", 0, pattern(50, 16));
    return overlay;
}

StoreFiles filesOf(const ReadableStorage& storage)
{
    StoreFiles files;
    files.emplace("S/", Bytes());
    for (const DirectoryEntry& partition : must(storage.listRoot())) {
        if (partition.type != EntryType::Directory) {
            files.emplace("S/" + partition.name, Bytes());
            continue;
        }
        files.emplace("S/" + partition.name + "/", Bytes());
        for (const DirectoryEntry& entry : must(storage.list(partition.name))) {
            const auto file = must(storage.open(partition.name, entry.name));
            Bytes bytes(file->sizeBytes());
            must(file->readAt(FileOffset{0}, bytes));
            files.emplace("S/" + partition.name + "/" + entry.name, std::move(bytes));
        }
    }
    return files;
}

StoreFiles filesOf(const std::filesystem::path& root)
{
    return filesOf(*must(ReadOnlyFileStorage::open(root)));
}

std::string difference(const StoreFiles& found, const StoreFiles& wanted)
{
    for (const auto& [name, bytes] : wanted) {
        const auto other = found.find(name);
        if (other == found.end())
            return name + " is missing";
        if (other->second != bytes)
            return name + " has other bytes";
    }
    for (const auto& [name, bytes] : found)
        if (!wanted.contains(name))
            return name + " should not be there";
    return {};
}

} // namespace cryo::test
