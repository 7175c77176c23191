#include "core/sign_in/device.hpp"

#include <array>
#include <utility>

namespace holdfast::sign_in {

using Sign = std::pair<std::string_view, std::string_view>;

// The first that is found counts: browsers name those they want to be taken for after themselves.
static constexpr std::array<Sign, 8> browsers{{{"Edg", "Edge"},
                                               {"OPR/", "Opera"},
                                               {"SamsungBrowser", "Samsung Internet"},
                                               {"Firefox", "Firefox"},
                                               {"FxiOS", "Firefox"},
                                               {"CriOS", "Chrome"},
                                               {"Chrome", "Chrome"},
                                               {"Safari", "Safari"}}};
static constexpr std::array<Sign, 7> systems{
    {{"Windows", "Windows"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"CrOS", "ChromeOS"}, {"Mac OS X", "Mac"}, {"Linux", "Linux"}}};

template <std::size_t size>
static std::string_view found(const std::array<Sign, size>& signs, std::string_view text) {
    for (const auto& [sign, name] : signs)
        if (text.find(sign) != std::string_view::npos) return name;
    return {};
}

std::string device_in_words(std::string_view user_agent) {
    const auto browser = found(browsers, user_agent), system = found(systems, user_agent);
    std::string words(browser.empty() ? "a browser" : browser);
    if (!system.empty()) words.append(" on ").append(system);
    return words;
}

}  // namespace holdfast::sign_in
