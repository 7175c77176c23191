#include "core/sign_in/client_data.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace holdfast::sign_in {

static constexpr std::size_t most_json = 4096;

static std::optional<std::string> text_of(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

/// A browser that says nothing of a frame was in none.
static std::optional<bool> is_framed(const nlohmann::json& object) {
    const auto found = object.find("crossOrigin");
    if (object.contains("topOrigin")) return true;
    if (found == object.end()) return false;
    if (!found->is_boolean()) return std::nullopt;
    return found->get<bool>();
}

std::optional<ClientData> read_client_data(std::string_view json) {
    if (json.size() > most_json) return std::nullopt;
    const auto object = nlohmann::json::parse(json, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    auto type = text_of(object, "type"), challenge = text_of(object, "challenge"), origin = text_of(object, "origin");
    const auto framed = is_framed(object);
    if (!type || !challenge || !origin || !framed) return std::nullopt;
    return ClientData{.type = *std::move(type), .challenge = *std::move(challenge), .origin = *std::move(origin), .is_framed = *framed};
}

static bool is_this_machine(std::string_view name) { return name == "localhost" || name.ends_with(".localhost"); }

bool RelyingParty::is_origin(std::string_view origin) const { return origin == "https://" + host || (is_this_machine(id) && origin == "http://" + host); }

std::optional<RelyingParty> relying_party_of(std::string_view host) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t end = std::min(host.find(':'), host.size());
    const std::string_view name = host.substr(0, end), port = host.substr(end);
    if (!std::ranges::all_of(port.substr(std::min<std::size_t>(port.size(), 1)), is_digit)) return std::nullopt;
    const bool is_name = !name.empty() && name.size() <= 253 &&
                         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
    const std::string_view last = name.substr(name.rfind('.') + 1);
    const bool is_number = std::ranges::all_of(last, is_digit);
    if (!is_name || is_number) return std::nullopt;
    return RelyingParty{.id = std::string(name), .host = std::string(host)};
}

}  // namespace holdfast::sign_in
