#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "engine/core/error.h"
#include "engine/tasks/task.h"
#include "tests/engine/temporary_folder.h"

using namespace backflow;
using Catch::Contains;

namespace {

std::unique_ptr<Task> make(const TaskConfig& config) { return find(tasks(), "text", "task.name").make(config, 7); }

class TextOf {
 public:
  TextOf(std::string_view bytes, int length = 4) {
    std::ofstream(folder_ / "t.txt", std::ios::binary) << bytes;
    config.file = (folder_ / "t.txt").string();
    config.length = length;
  }
  std::string error() const {
    try {
      make(config);
    } catch (const InputError& e) {
      return e.what();
    }
    return "no error";
  }
  TaskConfig config;

 private:
  TemporaryFolder folder_;
};

std::string repeated(const std::string& piece, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += piece;
  return all;
}

}  // namespace

TEST_CASE("text: the alphabet is the file's own, and the chance level its unigram entropy", "[text]") {
  const TextOf text("\xEF\xBB\xBF" + repeated("水a水b", 25));
  const auto task = make(text.config);
  CHECK(task->inputs == 3);
  CHECK(task->outputs == 3);
  CHECK(task->inputName(2) == "水");
  CHECK(task->chance == Approx(0.5 * std::log(2.0) + 0.5 * std::log(4.0)));
}

TEST_CASE("text: the label is the next character, and held-out labels lie behind the training part", "[text]") {
  std::string bytes;  // characters 0 … 99 are all different
  for (int i = 0; i < 100; ++i) bytes += {static_cast<char>(0xC4 + i / 64), static_cast<char>(0x80 + i % 64)};
  const TextOf text(bytes);
  const auto task = make(text.config);
  Batch batch;
  Random random(7, Stream::Data);
  task->draw(random, 3000, batch);
  CHECK(*std::max_element(batch.label.begin(), batch.label.end()) == 79);
  CHECK(*std::min_element(batch.label.begin(), batch.label.end()) == 1);
  for (int b = 0; b < 50; ++b)
    for (int t = 0; t < 4; ++t) {
      const int label = batch.label[static_cast<std::size_t>(batch.column(t, b))];
      REQUIRE(batch.x(label - 1, batch.column(t, b)) == 1.0);
    }
  task->validation(0, task->validationSize(), batch);
  CHECK(task->validationSize() == 17);
  CHECK(*std::min_element(batch.label.begin(), batch.label.end()) == 80);
  CHECK(*std::max_element(batch.label.begin(), batch.label.end()) == 99);
}

TEST_CASE("text: a continuation is drawn from the softmax", "[text]") {
  const TextOf text(repeated("abc\n", 30));
  const auto task = make(text.config);
  Vector<double> y(4);
  y << 0.0, std::log(3.0), -1e9, std::log(4.0);  // 1/8, 3/8, 0, 4/8
  Random random(7, Stream::Continuation);
  Vector<double> count = Vector<double>::Zero(4);
  for (int i = 0; i < 8000; ++i) count += task->inputAfter(y, random);
  CHECK(count.sum() == 8000);
  CHECK(count(0) == Approx(1000).margin(120));
  CHECK(count(1) == Approx(3000).margin(180));
  CHECK(count(2) == 0);
  Batch batch;
  task->validation(0, 1, batch);
  Matrix<double> continued = Matrix<double>::Zero(4, task->continuationSteps());
  continued.row(1).setOnes();
  const Prediction shown = task->predict(batch, Matrix<double>::Zero(4, 4), continued);
  CHECK(shown.continuedText == std::string(80, 'a'));
  CHECK_THAT(shown.contextText, Catch::EndsWith("abc⏎"));
  CHECK(shown.predictedText == "⏎⏎⏎⏎");
}

TEST_CASE("text: without a file the bundled text is read", "[text]") {
  const auto task = make(TaskConfig{});
  CHECK_THAT(task->dataFile, Contains("river.txt"));
  CHECK(task->outputs > 25);
  CHECK(task->chance > 2.5);
  CHECK(task->chance < std::log(task->outputs));
}

TEST_CASE("text: what cannot be a text is told", "[text]") {
  CHECK_THAT(TextOf("").error(), Contains("t.txt: is empty"));
  CHECK_THAT(TextOf("\xEF\xBB\xBF").error(), Contains("t.txt: is empty"));
  CHECK_THAT(TextOf("abc\xFFgh").error(), Contains("t.txt, byte 3: not valid UTF-8"));
  CHECK_THAT(TextOf(std::string_view("abc\0gh", 6)).error(), Contains("t.txt, byte 3: a NUL byte"));
  CHECK_THAT(TextOf("abcd").error(), Contains("4 characters") && Contains("too short for task.length = 4"));
  CHECK_THAT(TextOf(std::string(100, 'a')).error(), Contains("only one distinct character"));
  std::string many;
  for (int i = 0; i < 1025; ++i)
    many += {static_cast<char>(0xE4), static_cast<char>(0x80 + i / 64), static_cast<char>(0x80 + i % 64)};
  CHECK_THAT(TextOf(many).error(), Contains("1025 distinct characters; at most 1024"));
  TextOf folder("abc");
  folder.config.file = std::filesystem::temp_directory_path().string();
  CHECK_THROWS_AS(make(folder.config), IoError);
}
