#include "core/trail/sealed.hpp"

#include <charconv>
#include <array>
#include <sodium.h>

namespace holdfast::trail {

static void append_number(std::string& text, std::int64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

static void append_field(std::string& text, std::string_view field) {
    append_number(text, static_cast<std::int64_t>(field.size()));
    text.append(1, ':').append(field).append(1, ',');
}

static void append_field(std::string& text, std::int64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    append_field(text, std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

std::string fresh_salt() {
    std::string salt(salt_size, '\0');
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

merkle::Hash payload_digest(std::string_view salt, const Payload& payload) {
    std::string fields;
    fields.reserve(payload.actor.size() + payload.address.size() + payload.reason.size() + payload.detail.size() + 32);
    for (const auto field : {payload.actor, payload.address, payload.reason, payload.detail}) append_field(fields, field);
    return merkle::sha256({salt, fields});
}

std::string log_entry(const Sealed& sealed) {
    std::string entry = "holdfast-trail-v1\n";
    entry.reserve(256);
    append_field(entry, sealed.sequence);
    append_field(entry, iso(sealed.at));
    append_field(entry, sealed.account);
    for (const auto field : {sealed.agency, sealed.session, sealed.type, sealed.kind, sealed.reference, sealed.outcome, merkle::bytes_of(sealed.payload)})
        append_field(entry, field);
    return entry;
}

}  // namespace holdfast::trail
