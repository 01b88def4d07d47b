// What every task promises: walked over the registry, so that a new task is tested by being listed.
#include <catch2/catch.hpp>
#include <set>

#include "engine/core/error.h"
#include "engine/tasks/task.h"

using namespace backflow;

namespace {

TaskConfig smallConfig(const TaskInfo& info) {
  TaskConfig config;
  config.name = info.about.id;
  config.length = 20;
  return config;
}

// Each task with a loss at the last step and, where it can, at every step and in its other encoding.
std::vector<TaskConfig> variants(const TaskInfo& info) {
  TaskConfig first = smallConfig(info), second = first;
  second.target = "every";
  second.by = "pixel";
  return {first, second};
}

bool same(const Batch& a, const Batch& b) {
  return a.x == b.x && a.target == b.target && a.label == b.label && a.weight == b.weight && a.scored == b.scored &&
         a.legal == b.legal && a.marks == b.marks;
}

template <class Check>
void forEachTask(Check check) {
  REQUIRE_FALSE(tasks().empty());
  for (const TaskInfo* info : tasks())
    for (const TaskConfig& config : variants(*info)) {
      CAPTURE(config.name, config.target);
      check(*info->make(config, 7));
    }
}

}  // namespace

TEST_CASE("the registry of tasks names each once", "[tasks]") {
  REQUIRE_FALSE(tasks().empty());
  std::set<std::string_view> ids;
  for (const TaskInfo* info : tasks()) {
    CAPTURE(info->about.id);
    CHECK(ids.insert(info->about.id).second);
    CHECK_FALSE(info->about.label.empty());
    CHECK_FALSE(info->about.equation.empty());
    CHECK_FALSE(info->chance.empty());
  }
  Experiment experiment;
  experiment.task.name = "addition";
  CHECK_THROWS_WITH(makeTask(experiment), Catch::Contains("task.name = \"addition\": must be one of adding, copy"));
}

TEST_CASE("a batch has the shapes its task declares", "[tasks]") {
  forEachTask([](const Task& task) {
    Random random(7, Stream::Data, 0);
    Batch batch;
    task.draw(random, 5, batch);
    const bool classes = task.loss == "cross_entropy";
    REQUIRE((classes || task.loss == "mse"));
    const int columns = 5 * task.length;
    CHECK(batch.length == task.length);
    CHECK(batch.size == 5);
    CHECK(batch.x.rows() == task.inputs);
    CHECK(batch.x.cols() == columns);
    CHECK(batch.target.rows() == (classes ? 0 : task.outputs));
    CHECK(batch.target.cols() == (classes ? 0 : columns));
    CHECK(static_cast<int>(batch.label.size()) == (classes ? columns : 0));
    CHECK(batch.weight.size() == columns);
    CHECK(static_cast<int>(batch.scored.size()) == columns);
    REQUIRE(batch.marks.size() == 5);
    for (const std::vector<int>& steps : batch.marks)
      for (const int t : steps) CHECK((t >= 0 && t < task.length));
    for (const int label : batch.label) CHECK((label >= 0 && label < task.outputs));
    CHECK(batch.x.allFinite());
    for (int i = 0; i < task.inputs; ++i) CHECK_FALSE(task.inputName(i).empty());
    for (int o = 0; o < task.outputs; ++o) CHECK_FALSE(task.outputName(o).empty());
    CHECK(task.chance > 0.0);
    CHECK_FALSE(task.chanceLabel.empty());
  });
}

TEST_CASE("the weights hold every mean and respect the first loss step", "[tasks]") {
  forEachTask([](const Task& task) {
    Batch batch;
    task.validation(0, 6, batch);
    const double sum = batch.weight.sum();
    CHECK(sum == Approx(task.loss == "mse" ? 1.0 / task.outputs : 1.0));
    CHECK(batch.weight.head(task.firstLossStep * 6).isZero());
    CHECK(batch.weight.segment(task.firstLossStep * 6, 6).minCoeff() > 0.0);
    int scored = 0;
    for (Eigen::Index i = 0; i < batch.weight.size(); ++i) {
      scored += batch.scored[static_cast<std::size_t>(i)];
      if (batch.weight(i) == 0.0) CHECK(batch.scored[static_cast<std::size_t>(i)] == 0);
    }
    CHECK(scored > 0);
  });
}

TEST_CASE("a batch is a function of the generator", "[tasks]") {
  forEachTask([](const Task& task) {
    Batch a, b;
    Random first(7, Stream::Data, 3), again(7, Stream::Data, 3), other(7, Stream::Data, 4);
    task.draw(first, 8, a);
    task.draw(again, 8, b);
    CHECK(same(a, b));
    CHECK(first.bits() == again.bits());
    task.draw(other, 8, b);
    CHECK_FALSE(same(a, b));
  });
}

TEST_CASE("a batch is drawn into the memory of the one before", "[tasks]") {
  forEachTask([](const Task& task) {
    Batch fresh, used;
    Random random(7, Stream::Data, 0);
    task.draw(random, 8, used);
    const double* memory = used.x.data();
    Random again(7, Stream::Data, 1), once(7, Stream::Data, 1);
    task.draw(again, 8, used);
    task.draw(once, 8, fresh);
    CHECK(used.x.data() == memory);
    CHECK(same(used, fresh));  // nothing of the old batch is left
  });
}

TEST_CASE("held-out samples do not depend on how they are cut into batches", "[tasks]") {
  forEachTask([](const Task& task) {
    REQUIRE(task.validationSize() >= 8);
    Batch whole, part;
    task.validation(0, 8, whole);
    for (const int size : {1, 3})
      for (int first = 0; first + size <= 8; first += size) {
        task.validation(first, size, part);
        for (int t = 0; t < task.length; ++t)
          for (int b = 0; b < size; ++b) {
            REQUIRE(part.x.col(part.column(t, b)) == whole.x.col(whole.column(t, first + b)));
            if (part.target.size() > 0) {
              REQUIRE(part.target(0, part.column(t, b)) == whole.target(0, whole.column(t, first + b)));
            } else {
              REQUIRE(part.label[static_cast<std::size_t>(part.column(t, b))] ==
                      whole.label[static_cast<std::size_t>(whole.column(t, first + b))]);
            }
          }
      }
    task.validation(task.validationSize() - 1, 1, part);  // the last one exists
  });
}

TEST_CASE("symbols are one-hot", "[tasks]") {
  for (const char* id :
       {"copy", "selective_copy", "temporal_order", "delayed_recall", "associative_recall", "anbn", "dyck", "reber", "text"}) {
    const TaskInfo& info = find(tasks(), id, "task.name");
    CAPTURE(id);
    Batch batch;
    info.make(smallConfig(info), 7)->validation(0, 8, batch);
    CHECK(batch.x.colwise().sum().isOnes(0.0));
    CHECK((batch.x.array() == 0.0 || batch.x.array() == 1.0).all());
  }
}

TEST_CASE("a prediction has the parts that its kind is drawn from", "[tasks]") {
  forEachTask([](const Task& task) {
    Batch batch;
    task.validation(0, task.predictionSize(), batch);
    Matrix<double> y = Matrix<double>::Zero(task.outputs, batch.x.cols());
    if (task.loss == "mse") y = batch.target;
    for (std::size_t i = 0; i < batch.label.size(); ++i) y(batch.label[i], static_cast<Eigen::Index>(i)) = 1.0;
    const Matrix<double> known = task.warmUp();
    Matrix<double> continued;
    if (known.cols() > 0) {
      CHECK(known.rows() == task.inputs);
      CHECK(task.continuationSteps() > 0);
      continued.setZero(task.inputs, task.continuationSteps());
      Random random(7, Stream::Continuation);
      const Vector<double> step = task.inputAfter(Vector<double>::Zero(task.outputs), random);
      REQUIRE(step.size() == task.inputs);
      continued.colwise() = step;
    }
    const Prediction shown = task.predict(batch, y, continued);
    using Kind = Prediction::Kind;
    CHECK(shown.kind != Kind::None);
    if (shown.kind == Kind::Confusion) {
      CHECK(static_cast<int>(shown.classes.size()) == task.outputs);
      CHECK(shown.confusion.sum() == shown.confusion.trace());  // the perfect answers were given
      CHECK(shown.confusion.sum() > 0);
    } else if (shown.kind == Kind::Text) {
      CHECK_FALSE(shown.targetText.empty());
      CHECK(shown.predictedText == shown.targetText);
    } else {
      REQUIRE_FALSE(shown.target.empty());
      CHECK(shown.predicted == shown.target);
      CHECK((shown.kind == Kind::Scatter) == shown.x.empty());
      if (shown.kind == Kind::Curve) CHECK(shown.x.size() == shown.target.size());
      CHECK(static_cast<Eigen::Index>(shown.continued.size()) == continued.cols());
      CHECK(shown.continuedX.size() == shown.continued.size());
    }
  });
}

TEST_CASE("a length that a task cannot have is told", "[tasks]") {
  for (const auto& [id, least] : {std::pair("adding", 2),
                                  {"copy", 1},
                                  {"selective_copy", 5},
                                  {"temporal_order", 10},
                                  {"delayed_recall", 2},
                                  {"associative_recall", 11},
                                  {"parity", 2},
                                  {"anbn", 2},
                                  {"dyck", 2},
                                  {"reber", 9},
                                  {"sine", 2},
                                  {"mackey_glass", 2},
                                  {"lorenz", 2},
                                  {"series", 1},
                                  {"text", 1}}) {
    CAPTURE(id);
    const TaskInfo& info = find(tasks(), id, "task.name");
    TaskConfig config = smallConfig(info);
    config.length = least;
    CHECK_NOTHROW(info.make(config, 7));
    config.length = least - 1;
    CHECK_THROWS_WITH(info.make(config, 7), Catch::Contains("task.length = " + std::to_string(least - 1) +
                                                            ": must be at least " + std::to_string(least)));
  }
}
