#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "web/govuk/markup.hpp"

/// Reads the options of a component from the JSON that its official template takes. Used by tests alone.
namespace holdfast::contracts {

using nlohmann::json;

/// Markup from a fixture. Html has no door for plain strings, so each special character goes in as the literal it is.
web::Html as_markup(const std::string& text);

/// Whether JavaScript takes the value for true.
bool is_truthy(const json& value);
std::string as_text(const json& value);
web::govuk::Attributes as_attributes(const json& value);

class Fields;

template <class T>
concept Omittable = requires(T& item) {
    item.omitted = true;
};

template <class T>
concept Readable = requires(Fields& fields, T& options) {
    read(fields, options);
};

void read_value(const json& value, std::string& member, const std::string& path);
void read_value(const json& value, bool& member, const std::string& path);
void read_value(const json& value, int& member, const std::string& path);
void read_value(const json& value, web::Html& member, const std::string& path);
void read_value(const json& value, web::govuk::Attributes& member, const std::string& path);
void read_value(const json& value, web::govuk::PluralText& member, const std::string& path);
void read_value(const json& value, std::optional<bool>& member, const std::string& path);
void read_value(const json& value, std::optional<std::string>& member, const std::string& path);
template <Readable T>
void read_value(const json& value, T& member, const std::string& path);
template <Readable T>
void read_value(const json& value, std::optional<T>& member, const std::string& path);
template <class T>
void read_value(const json& value, std::vector<T>& member, const std::string& path);

/// The members of one JSON object. Every option a reader asks for is noted; one that no reader asks for is an error.
class Fields {
public:
    Fields(const json& object, std::string path) : object_(object), path_(std::move(path)) {
        if (!object.is_object()) throw std::runtime_error(path_ + ": not an object: " + object.dump());
    }

    template <class T>
    Fields& operator()(const std::string& name, T& member) {
        known_.insert(name);
        const auto found = object_.find(name);
        if (found != object_.end()) read_value(*found, member, path_ + "." + name);
        return *this;
    }
    /// Notes an option that the template takes and makes nothing of.
    void leave_out(const std::string& name) { known_.insert(name); }
    void refuse_unknown() const {
        for (const auto& [name, value] : object_.items())
            if (!known_.contains(name)) throw std::runtime_error(path_ + "." + name + ": an option the reader does not know");
    }

private:
    const json& object_;
    std::string path_;
    std::set<std::string> known_;
};

template <Readable T>
void read_value(const json& value, T& member, const std::string& path) {
    if (!is_truthy(value)) return;
    Fields fields(value, path);
    read(fields, member);
    fields.refuse_unknown();
}

template <Readable T>
void read_value(const json& value, std::optional<T>& member, const std::string& path) {
    member.reset();
    if (is_truthy(value)) {
        member.emplace();
        read_value(value, *member, path);
    } else if constexpr (Omittable<T>) {
        member.emplace();
        member->omitted = true;
    }
}

/// Items that are null, false or empty are left out, as the templates do; they count only where the items are numbered.
template <class T>
void read_value(const json& value, std::vector<T>& member, const std::string& path) {
    for (std::size_t i = 0; i < value.size(); ++i) {
        T item{};
        if (is_truthy(value[i])) read_value(value[i], item, path + "[" + std::to_string(i) + "]");
        else if constexpr (Omittable<T>) item.omitted = true;
        else continue;
        member.push_back(std::move(item));
    }
}

}  // namespace holdfast::contracts
