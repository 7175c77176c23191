#include "app/return_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace holdfast::app {

Outcome<std::string> bytes_of_return(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return invalid(fmt::format("{} is a folder, not a file", path));
    std::ifstream file(path, std::ios::binary);
    if (!file) return invalid(fmt::format("{} cannot be read: {}", path, std::strerror(errno)));
    std::string bytes;
    std::string piece(std::size_t{1} << 20, '\0');
    while (file && bytes.size() <= largest_return_file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        bytes.append(piece, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return invalid(fmt::format("{} cannot be read to its end", path));
    if (bytes.size() > largest_return_file) return invalid(fmt::format("{} is larger than {} MB", path, largest_return_file >> 20));
    return bytes;
}

std::vector<pathway::ReturnFile> files_at(const std::vector<std::string>& paths) {
    std::vector<pathway::ReturnFile> files;
    for (const auto& path : paths) files.push_back({.name = path, .bytes = [path] { return bytes_of_return(path); }});
    return files;
}

static census::BreachWriter::Form form_of(Format format) {
    using Form = census::BreachWriter::Form;
    return format == Format::csv ? Form::csv : format == Format::json ? Form::json : Form::table;
}

BreachPrinter::BreachPrinter(Format format, Print print) : writer_(form_of(format), text_), print_(std::move(print)) {}

void BreachPrinter::add(const census::Breach& breach) {
    constexpr std::size_t at_once = std::size_t{64} << 10;
    writer_.add(breach);
    if (text_.size() < at_once) return;
    print_(text_);
    text_.clear();
}

void BreachPrinter::end() {
    writer_.end();
    print_(text_);
    text_.clear();
}

}  // namespace holdfast::app
