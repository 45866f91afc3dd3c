// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asking, applying, saying what was done.
#include "app/cryoctl/applying.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "core/storage/read_only_file_storage.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace cryo::ctl {

namespace {

/// What becomes of the files of a store, in the words of who looks at it.
struct FileCounts {
    std::size_t changed = 0;
    std::size_t created = 0;
    std::size_t removed = 0; ///< to quarantine
};

FileCounts countFiles(const ChangeSet& changes)
{
    FileCounts counts;
    for (const FileChange& file : changes.files) {
        counts.changed += file.kind == FileChange::Kind::Changed ? 1U : 0U;
        counts.created += file.kind == FileChange::Kind::Created ? 1U : 0U;
        counts.removed += file.kind == FileChange::Kind::Removed ? 1U : 0U;
    }
    counts.removed += changes.setAside.size();
    return counts;
}

std::string countsText(const FileCounts& counts)
{
    std::string words;
    const auto add = [&](std::size_t count, const char* what) {
        if (count > 0)
            words += (words.empty() ? "" : ", ") + counted(count, "file") + what;
    };
    add(counts.changed, " changed");
    add(counts.created, " new");
    add(counts.removed, " removed to quarantine");
    return words.empty() ? "no file changes" : words;
}

void print(Context& context, const Plan& plan, const ApplyResult& result, const FileCounts& counts)
{
    context.messages.endWork();
    if (!result.unproven.empty())
        context.messages.note("not proven: " + result.unproven);
    if (!result.mismatch.empty())
        context.messages.note("the store is not as it should be now: " + result.mismatch);
    if (context.json) {
        JsonDocument document(context.out);
        document.member("undo", text(result.undoId));
        document.member("patched_files", number(result.patchedFiles));
        document.member("moved_files", number(result.movedFiles));
        document.member("new_files", number(counts.created));
        document.member("removed_files", number(counts.removed));
        if (!result.quarantine.empty())
            document.member("quarantine", text(result.quarantine.string()));
        if (!result.mismatch.empty())
            document.member("mismatch", text(result.mismatch));
        if (plan.checkpoint)
            document.member("checkpoint", toHex(encodeCheckpoint(*plan.checkpoint)));
        document.finish();
        return;
    }
    context.out << result.undoId << "\n";
    context.out << countsText(counts) << "; take it back with: cryoctl undo " << result.undoId << "\n";
    if (plan.checkpoint)
        context.out << "the node needs this checkpoint from now on: "
                    << toHex(encodeCheckpoint(*plan.checkpoint)) << "\n";
}

/// One attempt. What is read of the store is closed when applyChanges has taken it.
Result<ApplyResult> attempt(Context& context, const Plan& plan, const ApplyOptions& options,
                            FileCounts& counts)
{
    CRYO_ASSIGN(ChangeSet changes, computeChanges(context, plan, options.root));
    counts = countFiles(changes);
    if (changes.empty())
        return ApplyResult{};
    return applyChanges(std::move(changes), options);
}

} // namespace

std::string changedFilesText(const ChangeSet& changes)
{
    return countsText(countFiles(changes));
}

bool confirmed(Context& context, const Error& why, const std::filesystem::path& root)
{
    if (::isatty(STDIN_FILENO) == 0)
        return false;
    const std::filesystem::path folder = root.lexically_normal();
    const std::string word = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
    context.messages.note(why.message);
    context.messages.note("if no node runs on this store, type the name of its folder to go on: " + word);
    std::string answer;
    return std::getline(std::cin, answer) && !word.empty() && answer == word;
}

Result<ChangeSet> computeChanges(Context& context, const Plan& plan, const std::filesystem::path& root)
{
    CRYO_ASSIGN(std::shared_ptr<const ReadableStorage> storage, ReadOnlyFileStorage::open(root));
    CRYO_ASSIGN(const std::string fingerprint,
                planFingerprint(*storage, plan.layout, context.progress(Messages::Unit::Steps)));
    if (fingerprint != plan.fingerprint)
        return fail(
            Errc::Changed,
            "the store is not the one that the plan was made for, or it changed since: make a new plan");
    CRYO_ASSIGN(const PlannedStore planned, applyToOverlay(plan, storage, context.progress()));
    if (planned.results != plan.results)
        return fail(Errc::Changed,
                    "the plan's operations give another result than it promises: make a new plan");
    CRYO_ASSIGN(ChangeSet changes, collectChanges(storage, planned.storage, context.progress()));
    for (FileChange& file : changes.files)
        for (const ResultFile& result : planned.results)
            if (result.partition == file.partition && result.fileName == file.fileName && !result.removed &&
                !result.sha256.empty())
                file.sha256After = result.sha256;
    return changes;
}

Result<int> makeReal(Context& context, const Plan& plan, ApplyOptions options)
{
    FileCounts counts;
    auto result = attempt(context, plan, options, counts);
    // Where nobody can prove that the store is not in use, whoever sits before a terminal may answer for it.
    if (!result && result.error().code == Errc::NotProtected && !options.withoutProof) {
        context.messages.endWork();
        if (confirmed(context, result.error(), options.root)) {
            options.withoutProof = true;
            result = attempt(context, plan, options, counts);
        }
    }
    CRYO_TRY(result);
    if (result->undoId.empty()) {
        context.messages.note("the plan changes nothing");
        return kExitWell;
    }
    print(context, plan, *result, counts);
    if (!result->mismatch.empty())
        return kExitFailed;
    return std::ranges::any_of(plan.operations, &Operation::repairs) ? kExitCorrected : kExitWell;
}

} // namespace cryo::ctl
