#pragma once

#include "core/policy/record_store.hpp"
#include "core/subject_access/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::subject_access {

/// The schema of requests and of what was gathered for them.
std::vector<store::Migration> migrations();

enum class State { being_prepared, ready, released, withdrawn };

/// The record that somebody asks about, and who was named to prepare the answer.
struct AskedRecord {
    std::string kind{}, reference{};
    std::string asked_by{};  ///< in words: "the child", "her father, who has parental responsibility"
    Id<trail::Account> named{};
    Date until{};                    ///< the last day on which they may
    Id<policy::Involvement> part{};  ///< the part in the record that they have for it
};

/// A person has asked what is held about them, or about a child.
struct Asked {
    Id<Asked> id{};
    Id<trail::Account> person{};
    std::string name{};  ///< as it was when they asked
    Date asked_on{};
    State state{};
    Id<trail::Account> opened_by{};
    Instant opened_at{};
    std::optional<Id<trail::Account>> prepared_by{};
    std::optional<Id<trail::Account>> released_by{};
    std::optional<Instant> released_at{};
    std::optional<AskedRecord> record{};  ///< what is asked about where it is no account: `person` is nobody then, and `name` the record's subject

    bool is_about(std::string_view kind) const { return record && record->kind == kind; }
};

/// What the person is given of an item.
enum class Decision { undecided, given, left_out, replaced };
std::optional<Decision> parse_decision(std::string_view text);
std::string_view token_of(Decision decision);

struct GatheredItem {
    Id<GatheredItem> id{};
    std::string source{};
    HeldItem held{};
    Decision decision{};
    std::string why{};      ///< the exemption under which it is left out or replaced
    std::string instead{};  ///< the words that take its place
};

Id<Asked> insert_request(trail::Change& change, const Asked& asked);
std::optional<Asked> find_request(trail::View& view, Id<Asked> id);
/// The latest first.
std::vector<Asked> load_requests(trail::View& view);
/// Puts it into the state, by the actor, now.
void set_state(trail::Change& change, Id<Asked> id, State state);

void insert_item(trail::Change& change, Id<Asked> id, const GatheredItem& item);
std::vector<GatheredItem> items_of(trail::View& view, Id<Asked> id);
std::optional<GatheredItem> find_item(trail::View& view, Id<Asked> id, Id<GatheredItem> item);
/// False where the request has no such item.
bool decide_item(trail::Change& change, Id<Asked> id, const GatheredItem& decided);
/// How many items about others, too, nobody has decided yet.
std::int64_t undecided_about_others(trail::View& view, Id<Asked> id);

/// Words that are withheld wherever they stand in the answer, such as the name of somebody else, and why.
struct WithheldWords {
    Id<WithheldWords> id{};
    std::string words{};
    std::string why{};
};
void insert_withheld(trail::Change& change, Id<Asked> id, const WithheldWords& withheld);
std::vector<WithheldWords> withheld_in(trail::View& view, Id<Asked> id);
/// False where the request withholds no such words.
bool forget_withheld(trail::Change& change, Id<Asked> id, Id<WithheldWords> withheld);

/// What nobody has decided is given.
void give_the_rest(trail::Change& change, Id<Asked> id);
/// Wipes what was gathered, and which words of it are withheld.
void wipe_items(trail::Change& change, Id<Asked> id);
/// Wipes who asked and whom it is about; the number of their account, or the reference of the record, stays.
void wipe_name(trail::Change& change, Id<Asked> id);

}  // namespace holdfast::subject_access
