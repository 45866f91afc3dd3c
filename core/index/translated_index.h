// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a translated key to the list of all values that share it. Memory only; nothing of this is on disk.
//
//   map: translated key → first value | link | tag          a key with one value costs one map entry, no node
//   pool: nodes of (value | link | tag), linked by number   the second and later values of all lists
//
// A tag is 24 bits that the owner gives with a value and gets back with it: enough to tell most keys apart
// that share a translated one. Those that a cursor puts in have the tag 0.
//
// The order of a list is part of the behaviour: `insert` puts a value second (1; 1,2; 1,3,2; 1,4,3,2),
// `insertAndPrune` puts it at the end. Lists may be long; everything walks them in loops, never recursively.
// Invariants: a key in the map has at least one value, except while a cursor stands on its deleted only item;
// every node is in exactly one list or in the list of free nodes.
// One thread while it changes; an unchanging index may be read from any. Source: behaviour.md §3.
#pragma once

#include "core/base/result.h"
#include "core/index/translator.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace cryo {

/// What an index counts for its owner's metrics. Source: behaviour.md §4.
struct IndexCounts {
    std::int64_t keys = 0;    ///< translated keys with a list
    std::int64_t items = 0;   ///< values in all lists
    std::uint64_t pruned = 0; ///< values removed from a list, ever
    friend bool operator==(const IndexCounts&, const IndexCounts&) = default;
};

/// Spreads translated keys, which are often dense or share their low bytes, over 64 bits.
struct TranslatedKeyHash {
    using is_avalanching = void;
    std::size_t operator()(std::uint64_t key) const noexcept
    {
        std::uint64_t mixed = (key ^ key >> 32) * 0xD6E8FEB86659FD93U;
        mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93U;
        return mixed ^ mixed >> 32;
    }
};

/// What an owner says of a key beside its translation.
struct KeyTag {
    std::uint32_t bits = 0; ///< 24 of them

    [[nodiscard]] static KeyTag of(std::uint32_t hash) { return {hash & 0xFF'FFFF}; }
    friend bool operator==(KeyTag, KeyTag) = default;
};

template <typename V>
class TranslatedIndex {
    using Link = std::uint64_t; // a number in m_pool; more nodes than fit in 40 bits fit in no memory
    static constexpr int kLinkBits = 40;
    static constexpr Link kNone = (Link{1} << kLinkBits) - 1;

    class Node {
    public:
        Node() = default;
        Node(V item, Link next, KeyTag tag)
            : value(std::move(item))
            , m_packed(std::uint64_t{tag.bits} << kLinkBits | next)
        {
        }
        [[nodiscard]] Link next() const { return m_packed & kNone; }
        void setNext(Link next) { m_packed = (m_packed & ~kNone) | next; }
        [[nodiscard]] KeyTag tag() const { return {static_cast<std::uint32_t>(m_packed >> kLinkBits)}; }

        V value{};

    private:
        std::uint64_t m_packed = kNone; // tag | link
    };
    using Map = boost::unordered_flat_map<std::uint64_t, Node, TranslatedKeyHash>;

public:
    using Tag = KeyTag;
    class Cursor;

    explicit TranslatedIndex(Translator translator)
        : m_translator(translator)
    {
    }

    [[nodiscard]] Translator translator() const { return m_translator; }
    [[nodiscard]] const IndexCounts& counts() const { return m_counts; }

    /// Makes room for this many translated keys.
    void reserve(std::size_t keys) { m_map.reserve(keys); }

    /// Calls visit(value, tag) for each value of the key's list, in its order, until one call returns false.
    /// The index must not change meanwhile.
    template <typename Visit>
    void forEach(ByteView key, Visit&& visit) const
    {
        const auto found = m_map.find(m_translator.translate(key));
        if (found == m_map.end())
            return;
        for (const Node* node = &found->second;;) {
            if (!visit(node->value, node->tag()) || node->next() == kNone)
                return;
            node = &m_pool[node->next()];
        }
    }

    /// All values of the key's list, in its order.
    [[nodiscard]] std::vector<V> values(ByteView key) const
    {
        std::vector<V> all;
        forEach(key, [&all](const V& value, Tag) {
            all.push_back(value);
            return true;
        });
        return all;
    }

    /// A cursor before the first value of the key's list; none if the key has no list. The index must not be
    /// used in another way as long as the cursor lives.
    [[nodiscard]] std::optional<Cursor> cursor(ByteView key)
    {
        const std::uint64_t translated = m_translator.translate(key);
        const auto found = m_map.find(translated);
        if (found == m_map.end())
            return std::nullopt;
        return Cursor(*this, translated, found->second);
    }

    /// As cursor(); a key without a list gets one of `value` alone, and no cursor is returned.
    [[nodiscard]] std::optional<Cursor> cursorOrInsert(ByteView key, V value)
    {
        const std::uint64_t translated = m_translator.translate(key);
        const auto [place, isNew] = m_map.try_emplace(translated, Node{std::move(value), kNone, {}});
        if (!isNew)
            return Cursor(*this, translated, place->second);
        ++m_counts.keys;
        ++m_counts.items;
        return std::nullopt;
    }

    /// A new key gets a list of one; otherwise the value becomes the second of the list.
    void insert(ByteView key, V value) { insertTranslated(m_translator.translate(key), std::move(value)); }

    /// As insert(), with a key that was translated before.
    void insertTranslated(std::uint64_t translated, V value, Tag tag = {})
    {
        const auto [place, isNew] = m_map.try_emplace(translated, Node{value, kNone, tag});
        if (isNew)
            ++m_counts.keys;
        else
            place->second.setNext(newNode(std::move(value), place->second.next(), tag));
        ++m_counts.items;
    }

    /// Removes every value of the list for which remove(value) holds, then appends `value` at the end unless
    /// remove(value) holds for it too. A new key stores `value` without asking.
    template <typename Remove>
    void insertAndPrune(ByteView key, V value, Remove&& remove, Tag tag = {})
    {
        const std::uint64_t translated = m_translator.translate(key);
        const auto [place, isNew] = m_map.try_emplace(translated, Node{value, kNone, tag});
        if (isNew) {
            ++m_counts.keys;
            ++m_counts.items;
            return;
        }
        const Link last = removeIf(place->second, remove);
        const bool emptied = last == kEmptied;
        if (remove(std::as_const(value))) {
            if (emptied)
                eraseKey(translated);
            return;
        }
        ++m_counts.items;
        if (emptied) {
            place->second = Node(std::move(value), kNone, tag);
        } else if (last == kNone) {
            place->second.setNext(newNode(std::move(value), kNone, tag));
        } else {
            const Link added = newNode(std::move(value), kNone, tag); // may move the pool
            m_pool[last].setNext(added);
        }
    }

    /// Removes every value of the key's list for which remove(value) holds.
    template <typename Remove>
    void prune(ByteView key, Remove&& remove)
    {
        const std::uint64_t translated = m_translator.translate(key);
        const auto found = m_map.find(translated);
        if (found != m_map.end() && removeIf(found->second, remove) == kEmptied)
            eraseKey(translated);
    }

    /// Removes the key's whole list.
    void remove(ByteView key)
    {
        prune(key, [](const V&) { return true; });
    }

private:
    static constexpr Link kEmptied = kNone - 1; // not even a first value is left

    Link newNode(V value, Link next, Tag tag = {})
    {
        if (m_free == kNone) {
            m_pool.push_back({std::move(value), next, tag});
            return m_pool.size() - 1;
        }
        const Link link = m_free;
        m_free = m_pool[link].next();
        m_pool[link] = {std::move(value), next, tag};
        return link;
    }

    void freeNode(Link link)
    {
        m_pool[link] = {V{}, m_free, {}};
        m_free = link;
    }

    void eraseKey(std::uint64_t translated)
    {
        m_map.erase(translated);
        --m_counts.keys;
    }

    void countRemoved()
    {
        --m_counts.items;
        ++m_counts.pruned;
    }

    /// Takes the second value into the first's place. False if there is none.
    bool replaceHead(Node& head)
    {
        if (head.next() == kNone)
            return false;
        const Link second = head.next();
        head = m_pool[second];
        freeNode(second);
        return true;
    }

    /// The last node afterwards: a number in the pool, kNone for the head itself, kEmptied if nothing is
    /// left.
    template <typename Remove>
    Link removeIf(Node& head, Remove& remove)
    {
        while (remove(std::as_const(head.value))) {
            countRemoved();
            if (!replaceHead(head))
                return kEmptied;
        }
        Link last = kNone;
        for (Link link = head.next(); link != kNone;) {
            const Link next = m_pool[link].next();
            if (remove(std::as_const(m_pool[link].value))) {
                countRemoved();
                freeNode(link);
                (last == kNone ? head : m_pool[last]).setNext(next);
            } else {
                last = link;
            }
            link = next;
        }
        return last;
    }

    Translator m_translator;
    Map m_map;
    std::vector<Node> m_pool;
    Link m_free = kNone; // first of the free nodes, linked by next
    IndexCounts m_counts;
};

/// Walks one list and changes it on the way. The list is whole at every moment, so a cursor may be let go
/// anywhere. next() comes first, and again after each insert or remove.
template <typename V>
class TranslatedIndex<V>::Cursor {
public:
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    Cursor(Cursor&& other) noexcept
        : m_index(std::exchange(other.m_index, nullptr))
        , m_translated(other.m_translated)
        , m_head(other.m_head)
        , m_state(other.m_state)
        , m_before(other.m_before)
        , m_current(other.m_current)
    {
    }
    Cursor& operator=(Cursor&&) = delete;
    ~Cursor()
    {
        if (m_index != nullptr && m_state == State::OnlyItemGone)
            m_index->eraseKey(m_translated);
    }

    /// The next value; null past the end, and from then on.
    [[nodiscard]] const V* next()
    {
        switch (m_state) {
        case State::Start:
        case State::HeadReplaced:
            m_state = State::OnHead;
            return &m_head->value;
        case State::OnHead:
            return step(kNone, m_head->next());
        case State::OnNode:
        case State::Inserted:
            return step(m_current, pool(m_current).next());
        case State::NodeGone:
            return step(m_before, m_current);
        case State::Past:
        case State::OnlyItemGone:
            break;
        }
        return nullptr;
    }

    /// Replaces the current value. Errors: InvalidArgument "must call Cursor::next()" before the first next;
    /// "no active item in Cursor" past the end or right after an insert or remove.
    Result<> update(V value)
    {
        if (m_state == State::Start)
            return fail(Errc::InvalidArgument, "must call Cursor::next()");
        if (m_state != State::OnHead && m_state != State::OnNode)
            return fail(Errc::InvalidArgument, "no active item in Cursor");
        (m_state == State::OnHead ? *m_head : pool(m_current)).value = std::move(value);
        return {};
    }

    /// Puts a value after the current one; past the end at the end; where the only item was removed, in its
    /// place. Errors: InvalidArgument "must call Cursor::next()" where none of these fits.
    Result<> insert(V value)
    {
        switch (m_state) {
        case State::OnHead:
            insertAfter(kNone, std::move(value));
            m_state = State::Inserted;
            break;
        case State::OnNode:
            insertAfter(m_current, std::move(value));
            m_state = State::Inserted;
            break;
        case State::Past:
            insertAfter(m_before, std::move(value));
            m_before = m_current;
            break;
        case State::OnlyItemGone:
            m_head->value = std::move(value);
            m_before = kNone;
            m_state = State::Past;
            break;
        case State::Start:
        case State::HeadReplaced:
        case State::NodeGone:
        case State::Inserted:
            return fail(Errc::InvalidArgument, "must call Cursor::next()");
        }
        ++m_index->m_counts.items;
        return {};
    }

    /// Removes the current value; next() then gives the one after it.
    /// Errors: InvalidArgument "must call Cursor::next()" before the first next and right after an insert or
    /// remove; "no active item in Cursor" past the end.
    Result<> remove()
    {
        if (m_state == State::Past || m_state == State::OnlyItemGone)
            return fail(Errc::InvalidArgument, "no active item in Cursor");
        if (m_state == State::OnHead) {
            m_state = m_index->replaceHead(*m_head) ? State::HeadReplaced : State::OnlyItemGone;
        } else if (m_state == State::OnNode) {
            const Link after = pool(m_current).next();
            (m_before == kNone ? *m_head : pool(m_before)).setNext(after);
            m_index->freeNode(m_current);
            m_current = after;
            m_state = State::NodeGone;
        } else {
            return fail(Errc::InvalidArgument, "must call Cursor::next()");
        }
        m_index->countRemoved();
        return {};
    }

private:
    friend class TranslatedIndex;

    enum class State : std::uint8_t {
        Start,        // before the first next
        OnHead,       // on the first value
        OnNode,       // on m_current, which follows m_before (kNone: the head)
        Past,         // past the end; m_before is the last node (kNone: the head)
        OnlyItemGone, // the list is empty; the key goes with the cursor unless something is inserted
        HeadReplaced, // the first value was removed; the one after it stands there now
        NodeGone,     // a later value was removed; m_current is the one after it
        Inserted,     // m_current was inserted
    };

    Cursor(TranslatedIndex& index, std::uint64_t translated, Node& head)
        : m_index(&index)
        , m_translated(translated)
        , m_head(&head)
    {
    }

    Node& pool(Link link) { return m_index->m_pool[link]; }

    const V* step(Link before, Link to)
    {
        m_before = before;
        m_current = to;
        m_state = to == kNone ? State::Past : State::OnNode;
        return to == kNone ? nullptr : &pool(to).value;
    }

    /// m_current becomes the new node, m_before the one in front of it.
    void insertAfter(Link before, V value)
    {
        const Link next = before == kNone ? m_head->next() : pool(before).next();
        const Link added = m_index->newNode(std::move(value), next);
        (before == kNone ? *m_head : pool(before)).setNext(added);
        m_before = before;
        m_current = added;
    }

    TranslatedIndex* m_index;
    std::uint64_t m_translated;
    Node* m_head;
    State m_state = State::Start;
    Link m_before = kNone;
    Link m_current = kNone;
};

} // namespace cryo
