#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "components.hpp"
#include "counted_memory.hpp"
#include "options.hpp"
#include "outline.hpp"

/// conformance PACKAGES [CASES.jsonl ...]
/// Renders what the design systems' own templates render, and says whether a browser could tell the difference.
/// PACKAGES is a node_modules folder with govuk-frontend. Each line of a CASES file is {component, name, options, html}; components of the
/// MOJ Design System are named `moj/...`. Ends with 0 only if every fixture and case is identical and none is missing.
namespace holdfast::contracts {

namespace {

// Pinned with the version of the package, so that a fixture that goes missing is noticed.
constexpr std::size_t govuk_component_count = 39;
constexpr std::size_t govuk_fixture_count = 725;

struct Tally {
    std::size_t identical{};
    std::size_t all{};
};

json read_json(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return json::parse(file);
}

/// The renderings prepared so far, for the measurement at the end.
using Renderings = std::vector<Prepared>;

class Conformance {
public:
    /// Compares one rendering with the official one; false, and a line on standard error, if they differ.
    bool check(const Components& components, const std::string& component, const json& fixture, Renderings* renderings) const {
        const std::string name = component + ": " + fixture.value("name", "");
        try {
            const auto found = components.find(component);
            if (found == components.end()) throw std::runtime_error("no such component here");
            const Prepared prepared = found->second(fixture.at("options"));
            if (renderings) renderings->push_back(prepared);
            const std::string wanted = outline(fixture.at("html").get_ref<const std::string&>());
            const std::string got = outline(prepared().string());
            if (wanted == got) return true;
            std::cerr << name << " differs\n" << first_difference(wanted, got);
        } catch (const std::exception& fault) {
            std::cerr << name << ": " << fault.what() << "\n";
        }
        return false;
    }
};

/// What rendering all fixtures may take; the sanitizers' own work is not counted.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double most_milliseconds = 200;
#else
constexpr double most_milliseconds = 10;
#endif

/// How often a text that grows to `size` bytes asks for memory: it doubles each time.
std::size_t growth_to(std::size_t size) {
    std::size_t times = 0;
    for (std::size_t capacity = std::string().capacity(); capacity < size; capacity *= 2) ++times;
    return times;
}

/// Whether most components ask for no memory but their page's, and the rest, which write another component's options, for little.
bool spares_memory(const Renderings& renderings) {
    constexpr std::size_t most_in_one = 50, least_without = 500;
    std::size_t without = 0, all = 0, most = 0;
    for (const auto& render : renderings) {
        const std::size_t before = allocations();
        const std::size_t size = render().size();
        const std::size_t asked = allocations() - before, own = growth_to(size);
        const std::size_t beyond = asked > own ? asked - own : 0;
        if (beyond == 0) ++without;
        most = std::max(most, beyond);
        all += beyond;
    }
    std::printf("%zu fixtures ask for no memory but their page's, the others %zu times in all, %zu at most in one\n", without, all, most);
    return most <= most_in_one && without >= least_without;
}

double fastest_in_milliseconds(const Renderings& renderings) {
    double fastest = 1e9;
    std::size_t bytes = 0;
    for (int round = 0; round < 20; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (const auto& render : renderings) bytes += render().size();
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        fastest = std::min(fastest, taken.count());
    }
    std::printf("rendering %zu fixtures (%zu bytes) took %.2f ms\n", renderings.size(), bytes / 20, fastest);
    return fastest;
}

/// Compares the cases of a file, a JSON object a line.
bool check_cases(const char* path) {
    const Components govuk = govuk_components();
    const Components moj = moj_components();
    std::ifstream file(path);
    if (!file) throw std::runtime_error(std::string("cannot read ") + path);
    std::map<std::string, Tally> tallies;
    for (std::string line; std::getline(file, line);) {
        const json given = json::parse(line);
        const std::string component = given.at("component");
        Tally& tally = tallies[component];
        ++tally.all;
        if (Conformance().check(component.starts_with("moj/") ? moj : govuk, component, given, nullptr)) ++tally.identical;
    }
    Tally all;
    for (const auto& [component, tally] : tallies) {
        all.identical += tally.identical;
        all.all += tally.all;
    }
    std::printf("%s: components %zu, cases %zu of %zu identical\n", std::filesystem::path(path).stem().c_str(), tallies.size(), all.identical, all.all);
    return all.all > 0 && all.identical == all.all;
}

bool check_fixtures(const std::filesystem::path& packages) {
    const Components components = govuk_components();
    Tally component_tally;
    Tally fixture_tally;
    Renderings renderings;
    for (const auto& folder : std::filesystem::directory_iterator(packages / "govuk-frontend/dist/govuk/components")) {
        if (!exists(folder.path() / "fixtures.json")) continue;
        const json all = read_json(folder.path() / "fixtures.json");
        std::size_t identical = 0;
        for (const auto& fixture : all.at("fixtures"))
            if (Conformance().check(components, all.at("component"), fixture, &renderings)) ++identical;
        fixture_tally.identical += identical;
        fixture_tally.all += all.at("fixtures").size();
        ++component_tally.all;
        if (identical == all.at("fixtures").size()) ++component_tally.identical;
    }
    const bool is_sparing = spares_memory(renderings);
    const bool is_quick = fastest_in_milliseconds(renderings) < most_milliseconds;
    if (!is_quick) std::printf("rendering them takes %.0f ms or more\n", most_milliseconds);
    const bool is_whole = component_tally.all == govuk_component_count && fixture_tally.all == govuk_fixture_count;
    if (!is_whole) std::printf("the package should hold %zu components and %zu fixtures\n", govuk_component_count, govuk_fixture_count);
    std::printf("components %zu of %zu, fixtures %zu of %zu identical\n", component_tally.identical, component_tally.all, fixture_tally.identical,
                fixture_tally.all);
    return is_sparing && is_quick && is_whole && fixture_tally.identical == fixture_tally.all;
}

}  // namespace

}  // namespace holdfast::contracts

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: conformance NODE_MODULES [CASES.jsonl ...]\n";
        return 2;
    }
    try {
        bool is_identical = true;
        for (int i = 2; i < count; ++i) is_identical = holdfast::contracts::check_cases(arguments[i]) && is_identical;
        is_identical = holdfast::contracts::check_fixtures(arguments[1]) && is_identical;
        return is_identical ? 0 : 1;
    } catch (const std::exception& fault) {
        std::cerr << "conformance: " << fault.what() << "\n";
        return 3;
    }
}
