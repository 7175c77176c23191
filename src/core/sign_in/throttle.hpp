#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// How people prove who they are: passwords, second factors, links that are used once, and what slows those down who guess.
namespace holdfast::sign_in {

/// How many failures are free, and how long the wait is that each further one brings: the first, doubled each time, up to the longest.
struct Allowance {
    int free{};
    std::chrono::seconds longest_wait{};
};
/// One person from one address or on one known device.
inline constexpr Allowance for_person_and_place{5, std::chrono::minutes{15}};
/// One person from anywhere strange. Its waits stay short, since strangers could otherwise keep the person out.
inline constexpr Allowance for_person{20, std::chrono::minutes{1}};
/// One address, whoever is tried from there; many people may share it.
inline constexpr Allowance for_address{50, std::chrono::minutes{15}};
/// Codes of a second factor, asked only of those who knew the password.
inline constexpr Allowance for_code{5, std::chrono::minutes{15}};

/// A count is forgotten when nothing was tried for this long.
inline constexpr std::chrono::hours forgotten_after{24};

/// The wait after this many failures in a row; none while they are free.
std::chrono::seconds wait_after(int failures, Allowance allowance);

/// What failures are counted under: a name that says nothing about the person, and what it allows.
struct Bucket {
    std::string key{};
    Allowance allowance{};
};
/// Where an attempt comes from.
struct Place {
    std::string address{};
    std::string user_agent{};
    std::string device_token{};  ///< of the long-lived cookie that a browser gets when somebody has signed in with it; empty without
};
/// What an attempt with a password counts under. On a device with which this person has signed in before, strangers' attempts do not
/// count; anywhere else the person, the address and the two together do. The same for names that no account has.
std::vector<Bucket> buckets_of(std::string_view user_name, const Place& place, bool is_known_device);
/// What a code of a second factor, or a password asked for again, counts under.
Bucket bucket_of_account(std::string_view what, std::int64_t account);
/// What an attempt counts under that names nobody: a passkey that is shown says itself whose it is.
Bucket bucket_of_address(std::string_view address);

/// The address as it is counted: of IPv6 the first 64 bits, which is what one subscriber has.
std::string counted_address(std::string_view address);

}  // namespace holdfast::sign_in
