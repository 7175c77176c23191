#pragma once

#include "base/outcome.hpp"
#include "core/spreadsheet/reader.hpp"

#include <memory>
#include <pugixml.hpp>
#include <string>

struct zip;

namespace holdfast::spreadsheet {

/// The parts of a workbook's file, each inflated when it is asked for and no further than the limit. The bytes have to live longer.
class Package {
public:
    static Outcome<Package> open(std::string_view bytes, const Limits& limits);

    bool has(const std::string& part) const;
    /// Refused where there is no such part, it is encrypted or damaged, is too large, or is not sound XML without a document type.
    Outcome<std::unique_ptr<pugi::xml_document>> xml(const std::string& part) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    Package(std::unique_ptr<zip, Close> archive, const Limits& limits) : archive_(std::move(archive)), limits_(limits) {}
    Outcome<std::string> inflated(const std::string& part) const;

    std::unique_ptr<zip, Close> archive_;
    Limits limits_;
};

/// The name of an element or attribute without its prefix.
std::string_view local_name(const char* name);
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

}  // namespace holdfast::spreadsheet
