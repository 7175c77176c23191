#include "store/pooled_database.hpp"

#include "store/migrator.hpp"
#include "store/read_pool.hpp"
#include "store/write_queue.hpp"

#include <utility>

namespace holdfast::store {

namespace {

class PooledDatabase final : public Database {
public:
    explicit PooledDatabase(std::unique_ptr<Driver> driver) : driver_(std::move(driver)) {}

    void read(const Read& work) override { readers_.read(work); }
    void write(Write work, Written written) override { writers_.push(std::move(work), std::move(written)); }
    void migrate(std::span<const Migration> migrations) override {
        store::migrate(*driver_->connect(Purpose::migrating), driver_->dialect(), migrations);
        // Statements that were prepared against the old tables do not serve the new ones.
        readers_.close_idle();
        writers_.reconnect();
    }
    void backup(const std::string& file) override { driver_->backup(file); }
    std::string_view kind() const override { return driver_->kind(); }

protected:
    bool on_writer_thread() const override { return writers_.is_this_thread(); }

private:
    std::unique_ptr<Driver> driver_;
    ReadPool readers_{*driver_};
    WriteQueue writers_{*driver_};
};

}  // namespace

std::unique_ptr<Database> make_database(std::unique_ptr<Driver> driver) { return std::make_unique<PooledDatabase>(std::move(driver)); }

}  // namespace holdfast::store
