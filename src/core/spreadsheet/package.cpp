#include "core/spreadsheet/package.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <zip.h>

namespace holdfast::spreadsheet {

void Package::Close::operator()(zip* archive) const { zip_discard(archive); }

static zip_t* archive_in(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) return nullptr;
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (archive == nullptr) zip_source_free(source);
    return archive;
}

Outcome<Package> Package::open(std::string_view bytes, const Limits& limits) {
    std::unique_ptr<zip, Close> archive(archive_in(bytes));
    if (!archive) return invalid("the workbook is damaged or cut short: it cannot be unpacked");
    if (static_cast<std::size_t>(zip_get_num_entries(archive.get(), 0)) > limits.most_parts)
        return invalid(fmt::format("the workbook has more than {} parts", limits.most_parts));
    return Package(std::move(archive), limits);
}

bool Package::has(const std::string& part) const { return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0; }

Outcome<std::string> Package::inflated(const std::string& part) const {
    const auto place = zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE);
    if (place < 0) return invalid(fmt::format("the workbook has no {}", part));
    zip_stat_t about{};
    if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(place), 0, &about) == 0 && (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        about.encryption_method != ZIP_EM_NONE)
        return invalid("the workbook is encrypted: save it without a password");
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(place), 0), zip_fclose);
    if (!file) return invalid(fmt::format("{} of the workbook cannot be read", part));
    // What the file says of its size is not believed.
    std::string bytes;
    for (std::string piece(std::size_t{256} << 10, '\0');;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) return invalid(fmt::format("{} of the workbook is damaged", part));
        if (got == 0) return bytes;
        bytes.append(piece, 0, static_cast<std::size_t>(got));
        if (bytes.size() > limits_.largest_part) return invalid(fmt::format("{} of the workbook is larger than {} MB", part, limits_.largest_part >> 20));
    }
}

static bool has_document_type(const pugi::xml_document& xml) {
    for (const auto& node : xml.children())
        if (node.type() == pugi::node_doctype) return true;
    return false;
}

Outcome<std::unique_ptr<pugi::xml_document>> Package::xml(const std::string& part) const {
    const auto bytes = inflated(part);
    if (!bytes) return bytes.refusal();
    if (static_cast<std::size_t>(std::ranges::count(*bytes, '<')) > limits_.most_tags)
        return invalid(fmt::format("{} of the workbook has more than {} tags", part, limits_.most_tags));
    auto xml = std::make_unique<pugi::xml_document>();
    const auto result = xml->load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_doctype);
    if (!result) return invalid(fmt::format("{} of the workbook is not sound XML: {}", part, result.description()));
    if (has_document_type(*xml)) return invalid(fmt::format("{} of the workbook has a document type declaration, which no workbook needs", part));
    return xml;
}

std::string_view local_name(const char* name) {
    const char* colon = std::strrchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const auto& inner : node.children())
        if (local_name(inner.name()) == name) return inner;
    return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
    for (const auto& one : node.attributes())
        if (local_name(one.name()) == name) return one.value();
    return {};
}

}  // namespace holdfast::spreadsheet
