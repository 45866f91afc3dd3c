// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks for bytes, text or a regular expression in the keys and values of a store.
//
// Values are searched as the codec's bytes: decompressed, checksum right; what cannot be read cannot be
// searched and is counted. A Searcher is immutable; any thread. Source: cli.md (search).
#pragma once

#include "core/inspect/diff.h"
#include "core/inspect/item_stream.h"

namespace cryo {

enum class SearchKind : std::uint8_t { Hex, Text, Regex };

struct SearchQuery {
    SearchKind kind = SearchKind::Text;
    Bytes bytes;             ///< of Hex
    std::string text;        ///< of Text and Regex, UTF-8
    bool ignoreCase = false; ///< of the letters A to Z
    bool inKeys = true;
    bool inValues = true;
};

/// Where in a key or value.
struct SearchMatch {
    std::size_t offset = 0;
    std::size_t length = 0;
    friend bool operator==(const SearchMatch&, const SearchMatch&) = default;
};

class Searcher {
public:
    /// Errors: InvalidArgument for an empty question, and for an expression that is none.
    static Result<Searcher> make(SearchQuery query);
    /// The first match. Expressions are looked for in the first kRegexBytesMax bytes; one that takes too long
    /// on some bytes does not match them.
    [[nodiscard]] std::optional<SearchMatch> find(ByteView in) const;
    [[nodiscard]] const SearchQuery& query() const { return m_query; }
    static constexpr std::size_t kRegexBytesMax = std::size_t{1} << 20;

private:
    Searcher() = default;
    struct Pattern;
    SearchQuery m_query;
    std::shared_ptr<const Pattern> m_pattern;
};

/// An item with what was found in it; at least one of the two.
struct SearchHit {
    std::optional<SearchMatch> key;
    std::optional<SearchMatch> value;
};

struct SearchSummary {
    std::uint64_t items = 0;
    std::uint64_t hits = 0;
    std::uint64_t unreadable = 0; ///< items whose value could not be searched
};

using SearchVisitor = std::function<Result<>(const Item&, const SearchHit&)>;

/// Every item: an archive's by index, a freezer's in journal order, those shadowed among them. Errors:
/// Cancelled; those of `visit`.
Result<SearchSummary> searchStore(const DiffSide& store, const Searcher& searcher, const SearchVisitor& visit,
                                  const Progress& progress = {});

} // namespace cryo
