#pragma once

#include "core/trail/change.hpp"
#include "core/trail/key_folder.hpp"
#include "core/vault/cipher.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// What was typed into the form for a contact and is not sent yet: one draft for each account, and one for each visitor who has none.
namespace holdfast::hub_contacts {

inline constexpr std::chrono::days draft_lasts{14};
inline constexpr std::chrono::hours visitors_draft_lasts{24};
/// All that one draft may hold, in bytes.
inline constexpr std::size_t largest_draft = std::size_t{512} << 10;

/// Whose a draft is, and what it opens with: an account's with its key of drafts (draft_key.hpp), a visitor's with the token that their browser alone has.
class DraftSeal {
public:
    static DraftSeal of_account(Id<trail::Account> account, const trail::KeyFolder& keys);
    static DraftSeal of_visitor(std::string_view token);

    const std::string& row() const { return row_; }
    std::chrono::seconds lasts() const { return lasts_; }
    std::string seal(std::string_view words) const { return vault::seal(cell(), key_, words); }
    /// Nothing where it was sealed by another, or a byte was altered.
    std::optional<std::string> open(std::string_view sealed) const { return vault::unseal(cell(), key_, sealed); }

private:
    DraftSeal(std::string row, std::string_view token, std::chrono::seconds lasts) : row_(std::move(row)), key_(vault::key_of_token(token)), lasts_(lasts) {}
    vault::Cell cell() const { return {"drafts", "hub_contacts_drafts", "words", row_}; }

    std::string row_;
    vault::Key key_;
    std::chrono::seconds lasts_;
};

struct Draft {
    std::string words{};  ///< the fields of the form, as a browser sends them
    Instant goes_at{};    ///< when it is deleted, unless it is saved again
};
/// The draft; nothing where there is none, or its time is over.
std::optional<Draft> find_draft(trail::View& view, const DraftSeal& seal);
/// Puts it in the place of the one before, and deletes all whose time is over.
void save_draft(trail::Change& change, const DraftSeal& seal, std::string_view words);
/// False where there is none.
bool erase_draft(trail::Change& change, const DraftSeal& seal);

}  // namespace holdfast::hub_contacts
