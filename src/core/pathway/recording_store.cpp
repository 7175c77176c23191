#include "core/pathway/recording_store.hpp"

#include "core/pathway/pathway_store.hpp"

namespace holdfast::pathway {

namespace {

unsigned hexadecimal(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); }

/// Reads the flat objects of texts that revisions are kept as. The database may have put blanks between their parts.
class Texts {
public:
    explicit Texts(std::string_view json) : json_(json) {}

    Said read() {
        Said said;
        while (skip_to_text()) {
            auto name = text();
            if (!skip_to_text()) break;
            said[std::move(name)] = text();
        }
        return said;
    }

private:
    bool skip_to_text() {
        at_ = json_.find('"', at_);
        return at_++ < json_.size();
    }
    std::string text() {
        std::string text;
        for (; at_ < json_.size() && json_[at_] != '"'; ++at_) {
            if (json_[at_] == '\\') escaped(text);
            else text += json_[at_];
        }
        ++at_;
        return text;
    }
    void escaped(std::string& text) {
        const char c = ++at_ < json_.size() ? json_[at_] : '\0';
        switch (c) {
            case 'n': text += '\n'; break;
            case 't': text += '\t'; break;
            case 'r': text += '\r'; break;
            case 'b': text += '\b'; break;
            case 'f': text += '\f'; break;
            case 'u':  // below 0x80 alone: all else stands as it is
                if (at_ + 4 < json_.size()) text += static_cast<char>(hexadecimal(json_[at_ + 3]) << 4 | hexadecimal(json_[at_ + 4]));
                at_ += 4;
                break;
            default: text += c;
        }
    }

    std::string_view json_;
    std::size_t at_{0};
};

}  // namespace

store::Migration reasons_migration() {
    return {"pathway/0008_reasons",
            "CREATE TABLE pathway_reasons (entry_id ${integer} NOT NULL PRIMARY KEY REFERENCES pathway_entries (id), child_id ${integer} NOT NULL, "
            "why ${text} NOT NULL);"
            "CREATE INDEX pathway_reasons_of_child ON pathway_reasons (child_id);"};
}

void keep_reason(trail::Change& change, Id<Entry> entry, Id<people::Person> child, const std::string& why) {
    change.writer().execute("INSERT INTO pathway_reasons (entry_id, child_id, why) VALUES ($1, $2, $3)", entry, child, why);
}

std::string reason_of(trail::View& view, Id<Entry> entry) {
    return view.reader()
        .first(
            "SELECT why FROM pathway_reasons WHERE entry_id = $1", [](const store::Row& row) { return row.get<std::string>(0); }, entry)
        .value_or("");
}

void wipe_reasons(trail::Change& change, Id<people::Person> child) { change.writer().execute("DELETE FROM pathway_reasons WHERE child_id = $1", child); }

std::vector<Version> versions_of(trail::View& view, Id<people::Person> child) {
    std::vector<Version> versions;
    for (const auto& revision : revisions_of(view, child)) {
        Version version{.table = form_of_table(revision.table).table,
                        .record = revision.record,
                        .said = Texts(revision.values).read(),
                        .through = revision.was_through,
                        .until = revision.replaced_by};
        version.was_withdrawn = version.said.contains("withdrawn");
        if (version.was_withdrawn) version.said.clear();
        versions.push_back(std::move(version));
    }
    return versions;
}

std::vector<std::int64_t> withdrawn_numbers(trail::View& view, Id<people::Person> child, std::string_view table) {
    std::vector<std::int64_t> numbers;
    for_kind(table, [&]<class Record>(std::type_identity<Record>) {
        static constexpr auto sql =
            detail::about_table("SELECT id FROM ", Record::table, " WHERE child_id = $1 AND withdrawn_by_entry IS NOT NULL ORDER BY id");
        numbers = view.reader().all(
            store::Sql(sql.chars.data()), [](const store::Row& row) { return row.get<std::int64_t>(0); }, child);
    });
    return numbers;
}

}  // namespace holdfast::pathway
