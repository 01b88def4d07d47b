// The numbers behind a plot, as rows and columns. Numbers are written in full, so that they read back as they are.
#pragma once

#include <QString>
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace backflow::ui {

class Table {
 public:
  // Names of the columns, with units: "time_step", "clip_angle [deg]".
  Table(std::initializer_list<std::string_view> names);

  // One cell a column; a char or a text as it is, a number in full, NaN as "nan". An empty text: nothing there.
  template <class... Cells>
  void add(const Cells&... cells) {
    (put(cells), ...);
    end(sizeof...(cells));
  }

  std::size_t columns() const { return columns_; }
  std::size_t rows() const { return rows_; }  // without the header
  bool empty() const { return rows_ == 0; }

  // With the names as its first line. Texts that hold the separator, quotes or line breaks stand in quotes (RFC 4180).
  std::string text(char separator) const;
  std::string csv() const { return text(','); }

 private:
  void put(std::string_view text);
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(const char* text) { put(std::string_view(text)); }
  void put(const QString& text) { put(std::string_view(text.toStdString())); }
  void put(char letter) { put(std::string_view(&letter, 1)); }
  void put(std::integral auto number) { put(std::string_view(std::to_string(number))); }
  void put(double number);
  void put(float number);
  void end(std::size_t cells);

  std::string cells_;  // each ends with a byte that no text holds
  std::size_t columns_ = 0, rows_ = 0;
};

}  // namespace backflow::ui
