// EXPECT: is not a constant expression
#include "store/database.hpp"
#include <string>
void run(holdfast::store::Reader& reader, std::string name) {
    reader.value<int>(("SELECT 1 FROM t WHERE n = '" + name + "'").c_str());
}
