#include "cli/words.hpp"

#include "base/nearest.hpp"
#include "base/period.hpp"
#include "base/time.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string_view>
#include <vector>

namespace holdfast::cli {

static std::vector<std::string_view> commands_of(const CLI::App& app) {
    std::vector<std::string_view> names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(command->get_name());
    return names;
}

/// As they are typed, with the dashes.
static std::vector<std::string> options_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

/// The innermost command that was called, with the words that lead to it.
struct Called {
    const CLI::App* command;
    std::string name;
};

static Called called(const CLI::App& app) {
    Called innermost{&app, app.get_name()};
    while (!innermost.command->get_subcommands().empty()) {
        innermost.command = innermost.command->get_subcommands().front();
        innermost.name += " " + innermost.command->get_name();
    }
    return innermost;
}

static std::string unknown_option(const CLI::App& app, const Called& called, const std::string& word) {
    std::vector<std::string> names = options_of(*called.command);
    for (auto& name : options_of(app)) names.push_back(std::move(name));
    const std::string typed = word.substr(0, word.find('='));
    const std::vector<std::string_view> views(names.begin(), names.end());
    const auto meant = nearest(typed, views);
    if (meant.empty()) return fmt::format("{} has no option {}; {} --help lists them", called.name, typed, called.name);
    return fmt::format("{} has no option {}; did you mean {}?", called.name, typed, meant);
}

static std::string unknown_command(const Called& called, const std::string& word) {
    const auto commands = commands_of(*called.command);
    if (const auto meant = nearest(word, commands); !meant.empty())
        return fmt::format("\"{}\" is not a command of {}; did you mean {}?", word, called.name, meant);
    return fmt::format("\"{}\" is not a command of {}; the commands are {}", word, called.name, fmt::join(commands, ", "));
}

/// `--year: 1 required TEXT missing` in a person's words.
static std::string in_words(const CLI::ParseError& error) {
    const std::string said = error.what();
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr) return said;
    return fmt::format("{} {}", said.substr(0, said.find(':')), said.ends_with("missing") ? "needs a value" : "can be given only once");
}

std::string in_words(const CLI::App& app, const CLI::ParseError& error) {
    const Called innermost = called(app);
    const auto commands = commands_of(*innermost.command);
    // The library asks for what is missing first; the word it did not know says more.
    if (const auto unknown = app.remaining(true); !unknown.empty()) {
        if (unknown.front().starts_with("-")) return unknown_option(app, innermost, unknown.front());
        if (!commands.empty()) return unknown_command(innermost, unknown.front());
        return fmt::format("{} takes no \"{}\"; {} --help says what it takes", innermost.name, unknown.front(), innermost.name);
    }
    if (!commands.empty()) return fmt::format("{} needs a command after it: {}", innermost.name, fmt::join(commands, ", "));
    return fmt::format("{}; {} --help says what it takes", in_words(error), innermost.name);
}

CLI::Validator reporting_year() {
    return {[](const std::string& typed) {
                const auto year = Period::parse(typed);
                return year && year->kind() == Period::Kind::year ? std::string{} : fmt::format("\"{}\" is not a reporting year such as 2016-17", typed);
            },
            ""};
}

CLI::Validator a_day() {
    return {[](const std::string& typed) { return parse_date(typed) ? std::string{} : fmt::format("\"{}\" is not a day such as 2017-03-31", typed); }, ""};
}

CLI::Validator one_of(std::initializer_list<const char*> words) {
    const std::vector<std::string> allowed(words.begin(), words.end());
    return {[allowed](const std::string& typed) {
                const bool is_allowed = std::ranges::find(allowed, typed) != allowed.end();
                return is_allowed ? std::string{} : fmt::format("\"{}\" is not one of {}", typed, fmt::join(allowed, ", "));
            },
            ""};
}

CLI::Validator whole_number(int least, int most) {
    return {[least, most](const std::string& typed) {
                int number = 0;
                const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
                const bool is_whole = error == std::errc{} && end == typed.data() + typed.size();
                return is_whole && number >= least && number <= most ? std::string{}
                                                                     : fmt::format("\"{}\" is not a whole number from {} to {}", typed, least, most);
            },
            ""};
}

CLI::Validator ip_address() {
    return {[](const std::string& typed) {
                std::array<unsigned char, sizeof(in6_addr)> ignored{};
                const bool is_address = inet_pton(AF_INET, typed.c_str(), ignored.data()) == 1 || inet_pton(AF_INET6, typed.c_str(), ignored.data()) == 1;
                return is_address ? std::string{} : fmt::format("\"{}\" is not an IP address such as 127.0.0.1", typed);
            },
            ""};
}

/// Characters that stand for themselves in an address of mail and in one of the web.
static bool is_plain(std::string_view text, std::string_view marks) {
    return !text.empty() && std::ranges::all_of(text, [&](unsigned char letter) {
        return std::isalnum(letter) != 0 || marks.find(static_cast<char>(letter)) != std::string_view::npos;
    });
}

CLI::Validator feedback_address() {
    return {[](const std::string& typed) {
                constexpr std::string_view secure = "https://";
                const auto at = typed.find('@');
                const bool is_mail = at != std::string::npos && is_plain(typed.substr(0, at), ".+_-") && is_plain(typed.substr(at + 1), ".-");
                const bool is_web = typed.starts_with(secure) && is_plain(typed.substr(secure.size()), ".-_~/:?#@!$&()*+,;=%");
                return is_mail || is_web ? std::string{} : fmt::format("\"{}\" is neither a mail address nor one such as https://example.org/feedback", typed);
            },
            ""};
}

CLI::Validator some_words() {
    return {[](const std::string& typed) { return typed.find_first_not_of(' ') == std::string::npos ? "it cannot be empty" : std::string{}; }, ""};
}

}  // namespace holdfast::cli
