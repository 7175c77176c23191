#include "core/sign_in/throttle.hpp"

#include "core/access/secret.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <fmt/format.h>

namespace holdfast::sign_in {

std::chrono::seconds wait_after(int failures, Allowance allowance) {
    const int beyond = failures - allowance.free;
    if (beyond <= 0) return std::chrono::seconds{0};
    constexpr int most_doublings = 20;
    return std::min(std::chrono::seconds{1LL << std::min(beyond - 1, most_doublings)}, allowance.longest_wait);
}

std::string counted_address(std::string_view address) {
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, std::string(address).c_str(), bytes.data()) != 1) return std::string(address);
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::ranges::equal(mapped, std::ranges::subrange(bytes.begin(), bytes.begin() + 12)))
        return fmt::format("{}.{}.{}.{}", bytes[12], bytes[13], bytes[14], bytes[15]);
    return fmt::format("{:02x}/64", fmt::join(bytes.begin(), bytes.begin() + 8, ""));
}

/// The typed name may be anything, a password by mistake too, so it is kept as a fingerprint.
static Bucket bucket(std::string_view what, std::string_view first, std::string_view second, Allowance allowance) {
    return {access::fingerprint(fmt::format("{}\n{}\n{}", what, first, second)), allowance};
}

std::vector<Bucket> buckets_of(std::string_view user_name, const Place& place, bool is_known_device) {
    if (is_known_device) return {bucket("device", user_name, place.device_token, for_person_and_place)};
    const std::string address = counted_address(place.address);
    return {bucket("person and address", user_name, address, for_person_and_place), bucket("person", user_name, "", for_person),
            bucket("address", "", address, for_address)};
}

Bucket bucket_of_account(std::string_view what, std::int64_t account) { return bucket(what, std::to_string(account), "", for_code); }

Bucket bucket_of_address(std::string_view address) { return bucket("passkeys of address", "", counted_address(address), for_address); }

}  // namespace holdfast::sign_in
