#pragma once

#include "core/subject_access/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::subject_access {

/// The schema of requests and of what was gathered for them.
std::vector<store::Migration> migrations();

enum class State { being_prepared, ready, released, withdrawn };

/// A person has asked what is held about them.
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
/// What nobody has decided is given.
void give_the_rest(trail::Change& change, Id<Asked> id);
/// Wipes what was gathered.
void wipe_items(trail::Change& change, Id<Asked> id);
/// Wipes who asked; the number of their account stays.
void wipe_name(trail::Change& change, Id<Asked> id);

}  // namespace holdfast::subject_access
