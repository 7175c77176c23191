#include "store/database.hpp"

#include <fmt/format.h>
#include <future>
#include <utility>

namespace holdfast::store {

void Row::refuse(int column, const char* what) { throw std::runtime_error(fmt::format("column {} of a row {}", column + 1, what)); }

void Database::write(Write work) {
    if (on_writer_thread()) throw std::logic_error("a piece of writing waited for another one");
    std::promise<void> promise;
    auto done = promise.get_future();
    write(std::move(work), [&promise](const std::exception_ptr& failure) {
        if (failure) promise.set_exception(failure);
        else promise.set_value();
    });
    done.get();
}

}  // namespace holdfast::store
