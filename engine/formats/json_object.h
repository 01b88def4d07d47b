// Reading an object of a JSON file that people write: every key is asked for by name, and one that nobody asked for is refused.
// Errors are InputErrors that name path, value and what would be right: "grid[0].count = 0: must be a whole number from 1 to
// 40".
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace backflow {

class JsonObject {
 public:
  // path: of the object in its file, empty for the file itself. Keeps a reference to the object.
  JsonObject(const nlohmann::json& object, std::string path);

  std::string path(const std::string& key) const { return path_.empty() ? key : path_ + "." + key; }
  [[noreturn]] void refuse(const std::string& key, const std::string& right) const;

  const nlohmann::json* find(const std::string& key);  // null where it is missing
  bool has(const std::string& key) { return find(key) != nullptr; }
  std::string text(const std::string& key);  // not empty
  double number(const std::string& key, double min, double max);
  std::int64_t whole(const std::string& key, double min, double max);
  bool flag(const std::string& key, bool standard);
  const nlohmann::json& list(const std::string& key, std::size_t most);  // of 1 to `most` entries
  void close() const;                                                    // refuses every key that was not asked for

 private:
  const nlohmann::json& object_;
  std::string path_;
  std::set<std::string> asked_;
};

// A document as the text of a file. What is no UTF-8, as a folder's name may not be, becomes U+FFFD.
template <class Json>
std::string jsonText(const Json& document) {
  return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// A number for JSON, which has neither NaN (null) nor infinities ("inf", "-inf"), and back. The second gives NaN for all that
// is no number.
nlohmann::json numberJson(double value);
double numberOfJson(const nlohmann::json& value);

}  // namespace backflow
