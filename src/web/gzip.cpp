#include "web/gzip.hpp"

#include "web/ascii.hpp"

#include <libdeflate.h>

#include <array>
#include <memory>
#include <new>
#include <optional>

namespace holdfast::web {

namespace {

struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

/// Compressors hold some hundred kB of tables: each thread keeps its own rather than making one for each page.
template <int level>
libdeflate_compressor& compressor() {
    thread_local const std::unique_ptr<libdeflate_compressor, Free> mine{libdeflate_alloc_compressor(level)};
    if (!mine) throw std::bad_alloc();
    return *mine;
}

/// A long page is worth half a millisecond more: it comes out an eighth smaller. What is larger than any page is a file, and would keep the thread.
libdeflate_compressor& compressor_for(std::size_t size) {
    constexpr std::size_t long_page = 64 * 1024, longest_page = 256 * 1024;
    constexpr int fastest = 1, thorough = 7;
    return size >= long_page && size <= longest_page ? compressor<thorough>() : compressor<fastest>();
}

/// Whether `q=0`, `q=0.0` and so on stand among the parameters.
bool is_refused(std::string_view parameters) {
    bool refused = false;
    split(parameters, ';', [&](std::string_view parameter) {
        if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return;
        refused = parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
    });
    return refused;
}

}  // namespace

std::string gzip(std::string_view text) {
    auto& compressor = compressor_for(text.size());
    std::string packed(libdeflate_gzip_compress_bound(&compressor, text.size()), '\0');
    packed.resize(libdeflate_gzip_compress(&compressor, text.data(), text.size(), packed.data(), packed.size()));
    return packed;
}

/// Whether the header allows a coding of one of these names, and whether it allows any that it does not name.
static std::pair<std::optional<bool>, bool> allowed(std::string_view accept_encoding, std::initializer_list<std::string_view> names) {
    std::pair<std::optional<bool>, bool> found{std::nullopt, false};
    split(accept_encoding, ',', [&](std::string_view coding) {
        const std::size_t end = coding.find(';');
        const std::string_view name = trimmed(coding.substr(0, end));
        const bool accepted = end == std::string_view::npos || !is_refused(coding.substr(end + 1));
        for (const auto each : names)
            if (same_ignoring_case(name, each)) found.first = accepted;
        if (name == "*") found.second = accepted;
    });
    return found;
}

bool accepts_gzip(std::string_view accept_encoding) {
    const auto [named, any] = allowed(accept_encoding, {"gzip", "x-gzip"});
    return named.value_or(any);
}

bool accepts_brotli(std::string_view accept_encoding) { return allowed(accept_encoding, {"br"}).first.value_or(false); }

bool is_compressible(std::string_view content_type) {
    constexpr std::array<std::string_view, 5> others{"application/json", "application/javascript", "application/xml", "image/svg+xml", "application/atom+xml"};
    if (content_type.starts_with("text/")) return true;
    for (const auto type : others)
        if (content_type.starts_with(type)) return true;
    return false;
}

}  // namespace holdfast::web
