#include "core/sign_in/authenticator.hpp"

#include "core/sign_in/cbor_reader.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <map>
#include <memory>
#include <new>

namespace holdfast::sign_in {

// WebAuthn level 3, 6.1 and 6.5.1.
static constexpr std::size_t hash_size = 32, counter_size = 4, model_size = 16, most_id_size = 1023;
static constexpr unsigned present = 0x01, verified = 0x04, backup_eligible = 0x08, backed_up = 0x10, with_credential = 0x40, with_extensions = 0x80;
// Labels of a COSE_Key (RFC 9052, 7.1; RFC 9053, 7; RFC 8230, 4).
static constexpr std::int64_t key_type = 1, key_algorithm = 3, first_part = -1, second_part = -2, third_part = -3;
static constexpr std::int64_t type_octet = 1, type_elliptic = 2, type_rsa = 3, curve_p256 = 1, curve_ed25519 = 6;
static constexpr std::size_t most_labels = 8;

static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

namespace {

/// The whole numbers and byte strings of a COSE_Key, by label.
struct Labels {
    std::map<std::int64_t, std::int64_t> numbers{};
    std::map<std::int64_t, std::string_view> strings{};

    bool says(std::int64_t label, std::int64_t value) const {
        const auto found = numbers.find(label);
        return found != numbers.end() && found->second == value;
    }
    /// The string of exactly this size, or empty text.
    std::string_view part(std::int64_t label, std::size_t size) const {
        const auto found = strings.find(label);
        return found != strings.end() && found->second.size() == size ? found->second : std::string_view{};
    }
    bool take(CborReader& reader) {
        const auto label = reader.number();
        if (!label || numbers.contains(*label) || strings.contains(*label)) return false;
        CborReader as_number = reader;
        if (const auto number = as_number.number()) {
            numbers[*label] = *number;
            reader = as_number;
            return true;
        }
        const auto string = reader.bytes();
        if (string) strings[*label] = *string;
        return string.has_value();
    }
};

}  // namespace

static std::optional<Labels> read_labels(std::string_view cose_key) {
    CborReader reader{cose_key};
    const auto count = reader.map();
    if (!count || *count > most_labels) return std::nullopt;
    Labels labels;
    for (std::size_t i = 0; i < *count; ++i)
        if (!labels.take(reader)) return std::nullopt;
    if (!reader.rest().empty()) return std::nullopt;
    return labels;
}

static PublicKey key_of(const Labels& labels) {
    if (labels.says(key_algorithm, es256) && labels.says(key_type, type_elliptic) && labels.says(first_part, curve_p256))
        return {es256, std::string(labels.part(second_part, 32)) + std::string(labels.part(third_part, 32))};
    if (labels.says(key_algorithm, eddsa) && labels.says(key_type, type_octet) && labels.says(first_part, curve_ed25519))
        return {eddsa, std::string(labels.part(second_part, 32))};
    if (labels.says(key_algorithm, rs256) && labels.says(key_type, type_rsa))
        return {rs256, std::string(labels.part(first_part, 256)) + std::string(labels.part(second_part, 3))};
    return {};
}

namespace {

/// libfido2's own form of a key, whichever kind it is.
class FidoKey {
public:
    explicit FidoKey(const PublicKey& key) {
        if (key.algorithm == es256 && key.raw.size() == 64) is_sound_ = es256_pk_from_ptr(es256_.get(), key.raw.data(), key.raw.size()) == FIDO_OK;
        if (key.algorithm == eddsa && key.raw.size() == 32) is_sound_ = eddsa_pk_from_ptr(eddsa_.get(), key.raw.data(), key.raw.size()) == FIDO_OK;
        if (key.algorithm == rs256 && key.raw.size() == 259) is_sound_ = rs256_pk_from_ptr(rs256_.get(), key.raw.data(), key.raw.size()) == FIDO_OK;
        kind_ = key.algorithm;
    }
    bool is_sound() const { return is_sound_; }
    const void* get() const {
        if (kind_ == es256) return es256_.get();
        return kind_ == eddsa ? static_cast<const void*>(eddsa_.get()) : rs256_.get();
    }

private:
    template <class Key, void (*release)(Key**)>
    struct Release {
        void operator()(Key* key) const { release(&key); }
    };
    int kind_{};
    bool is_sound_{false};
    std::unique_ptr<es256_pk_t, Release<es256_pk_t, es256_pk_free>> es256_{es256_pk_new()};
    std::unique_ptr<eddsa_pk_t, Release<eddsa_pk_t, eddsa_pk_free>> eddsa_{eddsa_pk_new()};
    std::unique_ptr<rs256_pk_t, Release<rs256_pk_t, rs256_pk_free>> rs256_{rs256_pk_new()};
};

}  // namespace

std::optional<PublicKey> read_public_key(std::string_view cose_key) {
    const auto labels = read_labels(cose_key);
    if (!labels) return std::nullopt;
    PublicKey key = key_of(*labels);
    if (!FidoKey{key}.is_sound()) return std::nullopt;
    return key;
}

/// The model's number is passed over: who made the authenticator does not matter here.
static std::optional<NewCredential> read_credential(CborReader& reader, std::string_view bytes) {
    if (bytes.size() < model_size + 2) return std::nullopt;
    bytes.remove_prefix(model_size);
    const std::size_t id_size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8U | static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(2);
    if (id_size == 0 || id_size > most_id_size || id_size > bytes.size()) return std::nullopt;
    NewCredential credential{.id = std::string(bytes.substr(0, id_size))};
    bytes.remove_prefix(id_size);
    reader = CborReader{bytes};
    if (!reader.skip()) return std::nullopt;
    credential.public_key = std::string(bytes.substr(0, bytes.size() - reader.rest().size()));
    return credential;
}

static std::uint32_t counter_of(std::string_view bytes) {
    std::uint32_t counter = 0;
    for (const char c : bytes.substr(0, counter_size)) counter = counter << 8U | static_cast<unsigned char>(c);
    return counter;
}

std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes) {
    if (bytes.size() < hash_size + 1 + counter_size) return std::nullopt;
    const unsigned flags = static_cast<unsigned char>(bytes[hash_size]);
    const auto is = [flags](unsigned flag) { return (flags & flag) != 0; };
    AuthenticatorData read{.site_hash = std::string(bytes.substr(0, hash_size)),
                           .is_present = is(present),
                           .is_verified = is(verified),
                           .is_backup_eligible = is(backup_eligible),
                           .is_backed_up = is(backed_up),
                           .counter = counter_of(bytes.substr(hash_size + 1))};
    if (read.is_backed_up && !read.is_backup_eligible) return std::nullopt;
    bytes.remove_prefix(hash_size + 1 + counter_size);
    CborReader reader{bytes};
    if (is(with_credential) && !(read.credential = read_credential(reader, bytes))) return std::nullopt;
    if (is(with_extensions) && !(CborReader{reader}.map() && reader.skip())) return std::nullopt;
    if (!reader.rest().empty()) return std::nullopt;
    return read;
}

std::optional<std::string_view> authenticator_data_within(std::string_view attestation_object) {
    CborReader reader{attestation_object};
    const auto count = reader.map();
    if (!count || *count > most_labels) return std::nullopt;
    std::optional<std::string_view> found;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto name = reader.text();
        if (!name || (*name == "authData" && found)) return std::nullopt;
        if (*name == "authData") found = reader.bytes();
        if (*name == "authData" ? !found : !reader.skip()) return std::nullopt;
    }
    if (!reader.rest().empty()) return std::nullopt;
    return found;
}

// libfido2 makes room for as many items as a map says it has, before it looks for them: what is not whole must not reach it.
bool signature_fits(const PublicKey& key, const Signed& what) {
    if (!read_authenticator_data(what.authenticator_data)) return false;
    struct Release {
        void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
    };
    const FidoKey fido_key{key};
    const std::unique_ptr<fido_assert_t, Release> assertion{fido_assert_new()};
    if (!assertion) throw std::bad_alloc{};
    const auto set = [](int result) { return result == FIDO_OK; };
    auto* const it = assertion.get();
    return fido_key.is_sound() && set(fido_assert_set_count(it, 1)) && set(fido_assert_set_rp(it, std::string(what.site).c_str())) &&
           set(fido_assert_set_clientdata(it, bytes_of(what.client_data), what.client_data.size())) &&
           set(fido_assert_set_authdata_raw(it, 0, bytes_of(what.authenticator_data), what.authenticator_data.size())) &&
           set(fido_assert_set_sig(it, 0, bytes_of(what.signature), what.signature.size())) && set(fido_assert_set_up(it, FIDO_OPT_TRUE)) &&
           set(fido_assert_set_uv(it, FIDO_OPT_TRUE)) && fido_assert_verify(it, 0, key.algorithm, fido_key.get()) == FIDO_OK;
}

}  // namespace holdfast::sign_in
