#include "core/documents/opendocument.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>
#include <zip.h>

namespace holdfast::documents {

static std::string as_text(const pugi::xml_document& xml) {
    std::ostringstream out;
    xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

static std::string manifest(std::string_view type, const std::vector<PackagePart>& parts) {
    pugi::xml_document xml;
    auto root = xml.append_child("manifest:manifest");
    root.append_attribute("xmlns:manifest") = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    root.append_attribute("manifest:version") = "1.2";
    const auto add = [&](const std::string& path, std::string_view media_type) {
        auto entry = root.append_child("manifest:file-entry");
        entry.append_attribute("manifest:full-path") = path.c_str();
        entry.append_attribute("manifest:media-type") = std::string(media_type).c_str();
    };
    add("/", type);
    add("meta.xml", "text/xml");
    for (const auto& part : parts) add(part.path, part.type);
    return as_text(xml);
}

static std::string meta(const Document& document) {
    pugi::xml_document xml;
    auto root = xml.append_child("office:document-meta");
    root.append_attribute("xmlns:office") = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
    root.append_attribute("office:version") = "1.2";
    auto about = root.append_child("office:meta");
    about.append_child("dc:title").text() = document.title.c_str();
    about.append_child("dc:creator").text() = document.organisation.c_str();
    about.append_child("dc:language").text() = "en-GB";
    return as_text(xml);
}

/// A package under way; what was added is borrowed until it is closed.
class Package {
public:
    explicit Package(const std::string& file) : file_(file) {
        int error = 0;
        archive_ = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        if (archive_ == nullptr) throw std::runtime_error("the document cannot be written to " + file);
    }
    ~Package() {
        if (archive_ != nullptr) zip_discard(archive_);
    }
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    void add(const std::string& path, std::string_view bytes, bool is_stored = false) {
        zip_source_t* source = zip_source_buffer(archive_, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = source == nullptr ? -1 : zip_file_add(archive_, path.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) throw std::runtime_error("the document cannot hold " + path);
        if (is_stored) zip_set_file_compression(archive_, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    void close() {
        if (zip_close(archive_) != 0) throw std::runtime_error(fmt::format("the document cannot be written to {}: {}", file_, zip_strerror(archive_)));
        archive_ = nullptr;
    }

private:
    std::string file_;
    zip_t* archive_{};
};

void write_opendocument(const std::string& file, std::string_view type, const Document& document, const std::vector<PackagePart>& parts) {
    const std::string about = meta(document), list = manifest(type, parts);
    Package package(file);
    package.add("mimetype", type, true);
    for (const auto& part : parts) package.add(part.path, part.bytes);
    package.add("meta.xml", about);
    package.add("META-INF/manifest.xml", list);
    package.close();
}

}  // namespace holdfast::documents
