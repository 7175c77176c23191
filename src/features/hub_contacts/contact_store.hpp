#pragma once

#include "core/trail/change.hpp"
#include "features/hub_contacts/contact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::hub_contacts {

/// The schema of contacts with the hub.
std::vector<store::Migration> migrations();

/// Stores the contact with its children and harms.
Id<Contact> insert_contact(trail::Change& change, const Contact& contact);
std::optional<Contact> find_contact(trail::View& view, const std::string& reference);
/// Writes how far it has come and raises the version. False where somebody else has raised it since.
bool update_contact(trail::Change& change, const Contact& contact);

/// What the hub found about domestic abuse, beside what it had found before.
void insert_screening(trail::Change& change, Id<Contact> contact, const Screening& screening);
/// The newest first.
std::vector<Screening> screenings_of(trail::View& view, Id<Contact> contact);

void insert_rating(trail::Change& change, Id<Contact> contact, const Rated& rated);
/// The newest first.
std::vector<Rated> ratings_of(trail::View& view, Id<Contact> contact);
void insert_decision(trail::Change& change, Id<Contact> contact, const Decision& decision);
/// The newest first.
std::vector<Decision> decisions_of(trail::View& view, Id<Contact> contact);

/// What somebody wrote in a contact beside its ratings and decisions.
enum class NoteKind { note, handover, told, reopened };
struct Note {
    NoteKind kind{};
    std::string words{};
    Instant at{};
    Id<trail::Account> by{};
};
std::string_view in_words(NoteKind kind);
void insert_note(trail::Change& change, Id<Contact> contact, const Note& note);
/// The newest first.
std::vector<Note> notes_of(trail::View& view, Id<Contact> contact);

/// What somebody sent themselves: when, how far it has come, and what they were told.
struct OwnContact {
    std::string reference{};
    Instant received_at{};
    Stage stage{};
    std::string told{};  ///< what the hub answers them
};
/// The latest first: those sent before the one of this reference, or all; at most so many.
std::vector<OwnContact> contacts_sent_by(trail::View& view, Id<trail::Account> account, const std::string& after, int most);
std::optional<OwnContact> own_contact(trail::View& view, Id<trail::Account> account, const std::string& reference);

/// A contact that ended by a day, for the schedule of retention.
struct OldContact {
    std::string reference{};
    Date closed_on{};
};
std::vector<OldContact> contacts_closed_by(trail::View& view, Date day);
/// Erases every word of it and of who it is about; what is counted stays.
void erase_contact(trail::Change& change, Id<Contact> contact, Date today);
bool is_disposed(trail::View& view, const std::string& reference);

}  // namespace holdfast::hub_contacts
