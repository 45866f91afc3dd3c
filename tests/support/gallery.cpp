// SPDX-License-Identifier: GPL-3.0-or-later
//
// The gallery of damaged stores: their files, their parameters, and what to try with them. Declared by the
// program that makes it; the stores are those that the tests repair. Thread rule: one thread.
#include "app/cryoctl/gallery.h"

#include "app/cryoctl/plan_output.h"
#include "tests/support/damaged_images.h"
#include "tests/support/store_builder.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>

namespace cryo::ctl {

namespace {

namespace fs = std::filesystem;
using test::DamagedImage;

std::string configText(const DamagedImage& image)
{
    const StoreLayout& layout = image.layout;
    const bool archive = layout.kind == StoreKind::Archive;
    nlohmann::ordered_json config;
    config["engine"] = storeKindName(layout.kind);
    config["key_partition"] = layout.partitions.key;
    config["value_partition"] = layout.partitions.value;
    if (!archive)
        config["table_partition"] = layout.partitions.table;
    config["page_size"] = layout.pageSize->value;
    config["key_size"] = *layout.keySizeBytes;
    if (archive)
        config["items_per_section"] = *layout.itemsPerSection;
    config[archive ? "compression" : "value_compression"] =
        *layout.compressed ? nlohmann::ordered_json(3) : nlohmann::ordered_json(nullptr);
    config["codec"] = "bytes";
    if (layout.checkpoint)
        config["checkpoint"] = toHex(encodeCheckpoint(*layout.checkpoint));
    return config.dump(1) + "\n";
}

std::string readmeText(const DamagedImage& image)
{
    const CatalogueEntry& entry = catalogueEntry(image.code);
    const std::string code(entry.name);
    std::string text =
        code + ": " + image.name + "\n\nA check says here: " + std::string(entry.sentence) + "\n";
    if (!image.where.partition.empty())
        text += "It stands at " + toString(image.where) + " below store/.\n";
    std::string options = image.engine.empty() ? "" : " --engine " + image.engine;
    text += "\n  cryoctl explain " + code + "\n";
    if (image.isFoundByDetection)
        text += "  cryoctl detect store --config config.json\n";
    text += "  cryoctl check store --config config.json --level deep" + options +
            "\n  cryoctl plan store --config config.json -o plan.json\n  cryoctl apply plan.json\n"
            "  cryoctl undo\n";
    if (image.isUnreadable)
        text += "\nTake the right to read the file away first: chmod 000 store/" + image.where.partition +
                "/" + image.where.blob + "\n";
    if (image.valueLimitBytes != 0)
        text += "\nValues beyond " + std::to_string(image.valueLimitBytes) +
                " bytes are not decompressed where the limit is set to that.\n";
    return text;
}

Result<> writeImage(const fs::path& folder, const DamagedImage& image)
{
    std::error_code error;
    fs::create_directories(folder / "store", error);
    if (error)
        return fail(Errc::Io, "cannot make " + folder.string() + ": " + error.message());
    try { // what the builders of tests say, they throw
        test::writeToFolder(*image.storage, folder / "store");
    } catch (const std::exception& failure) {
        return fail(Errc::Io, failure.what());
    }
    CRYO_TRY(writeTextFile((folder / "config.json").string(), configText(image)));
    return writeTextFile((folder / "README.txt").string(), readmeText(image));
}

/// A code for which files alone are no example.
Result<> writeNote(const fs::path& folder, const CatalogueEntry& entry)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(Errc::Io, "cannot make " + folder.string() + ": " + error.message());
    return writeTextFile((folder / "README.txt").string(),
                         std::string(entry.name) + " is about a store in use: \"" +
                             std::string(entry.sentence) +
                             "\"\nNo files alone are an example of it; see cryoctl explain " +
                             std::string(entry.name) + ".\n");
}

} // namespace

Result<std::size_t> writeGallery(const std::string& folder)
{
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
        return fail(Errc::InvalidArgument, "'" + folder + "' is not empty");
    std::map<std::string, std::size_t> counts;
    std::size_t folders = 0;
    for (const DamagedImage& image : test::galleryImages()) {
        std::string name(catalogueEntry(image.code).name);
        if (const std::size_t number = ++counts[name]; number > 1)
            name += "-" + std::to_string(number);
        CRYO_TRY(writeImage(fs::path(folder) / name, image));
        ++folders;
    }
    for (const CatalogueEntry& entry : catalogue())
        if (!counts.contains(std::string(entry.name))) {
            CRYO_TRY(writeNote(fs::path(folder) / entry.name, entry));
            ++folders;
        }
    return folders;
}

} // namespace cryo::ctl
