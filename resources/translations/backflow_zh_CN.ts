<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Filming the river…</source>
        <translation>正在生成梯度之河动画…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Film</source>
        <extracomment>of the river, as an animated picture</extracomment>
        <translation>动画</translation>
    </message>
    <message>
        <source>Progress of the film</source>
        <translation>动画进度</translation>
    </message>
    <message>
        <source>first time step</source>
        <translation>首个时间步</translation>
    </message>
    <message>
        <source>marker</source>
        <extracomment>the time step that marks a number to add; and several</extracomment>
        <translation>标记</translation>
    </message>
    <message>
        <source>input</source>
        <extracomment>the time step that the answer depends on; and several</extracomment>
        <translation>输入</translation>
    </message>
    <message>
        <source>reaches t = %1 (%2): %3 of the last loss</source>
        <translation>到达 t = %1（%2）：最后一个损失处的 %3 倍</translation>
    </message>
    <message>
        <source>reaches t = %1 (%2): %3 of t = T</source>
        <translation>到达 t = %1（%2）：t = T 处的 %3 倍</translation>
    </message>
    <message>
        <source>t = %1: %2</source>
        <translation>t = %1: %2</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>准确率 %1</translation>
    </message>
    <message>
        <source>loss %1 × chance</source>
        <translation>损失 %1 × 随机水平</translation>
    </message>
    <message>
        <source>%1 × chance</source>
        <translation>%1 × 随机水平</translation>
    </message>
    <message>
        <source>language &quot;%1&quot;: must be one of %2</source>
        <translation>language “%1”: 必须是以下之一：%2</translation>
    </message>
    <message>
        <source>%1: usage: %2</source>
        <translation>%1: 用法：%2</translation>
    </message>
    <message>
        <source>%1: there is no window</source>
        <translation>%1: 没有窗口</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an act; `--script help` lists them</source>
        <translation>“%1”不是命令；全部命令见 `--script help`</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: must be a whole number from %2 to %3</source>
        <translation>“%1”: 必须是 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>%1 %2: there is no window</source>
        <translation>%1 %2: 没有窗口</translation>
    </message>
    <message>
        <source>%1 %2: must be one of %3</source>
        <translation>%1 %2: 必须是以下之一：%3</translation>
    </message>
    <message>
        <source>set: wants PATH VALUE pairs, as in: set model.cell lstm</source>
        <translation>set: 需要成对的 PATH VALUE，例如 set model.cell lstm</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: must be a number</source>
        <translation>“%1”: 必须是数</translation>
    </message>
    <message>
        <source>pull-radius: the spectral radius must be greater than 0</source>
        <translation>pull-radius: 谱半径必须大于 0</translation>
    </message>
    <message>
        <source>seek %1: the last training step is %2</source>
        <translation>seek %1: 最后一个训练步是 %2</translation>
    </message>
    <message>
        <source>open: wants a file</source>
        <translation>open: 需要一个文件</translation>
    </message>
    <message>
        <source>compare: wants PATH VALUE, as in: compare train.clip.mode norm</source>
        <translation>compare: 需要 PATH VALUE，例如 compare train.clip.mode norm</translation>
    </message>
    <message>
        <source>present &quot;%1&quot;: must be on or off</source>
        <translation>present “%1”: 必须是 on 或 off</translation>
    </message>
    <message>
        <source>theme &quot;%1&quot;: must be dark or light</source>
        <translation>theme “%1”: 必须是 dark 或 light</translation>
    </message>
    <message>
        <source>shot %1: a picture of the window is a .png</source>
        <translation>shot %1: 窗口截图必须是 .png</translation>
    </message>
    <message>
        <source>expected verdict %1 of lane %2, but it is %3</source>
        <translation>泳道 %2 的判定应为 %1，实为 %3</translation>
    </message>
    <message>
        <source>expect: wants check &lt; NUMBER</source>
        <translation>expect: 需要 check &lt; NUMBER</translation>
    </message>
    <message>
        <source>expect check: none has been done</source>
        <translation>expect check: 尚未检验过梯度</translation>
    </message>
    <message>
        <source>expected check &lt; %1, but it is %2 at %3</source>
        <translation>应有 check &lt; %1，实为 %2，位于 %3</translation>
    </message>
    <message>
        <source>expect: wants FIGURE LANE &lt; NUMBER, or &gt;</source>
        <translation>expect: 需要 FIGURE LANE &lt; NUMBER，或用 &gt;</translation>
    </message>
    <message>
        <source>expect: &quot;%1&quot; is not a number</source>
        <translation>expect: “%1”不是数</translation>
    </message>
    <message>
        <source>expect: there is no %1 of lane %2: no training step has measured it</source>
        <translation>expect: 泳道 %2 没有 %1：还没有训练步测量过它</translation>
    </message>
    <message>
        <source>expected %1 %2 %3 of lane %4, but it is %5</source>
        <translation>泳道 %4 应有 %1 %2 %3，实为 %5</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>One training step</source>
        <translation>一个训练步</translation>
    </message>
    <message>
        <source>Start again from the seed</source>
        <translation>从种子重新开始</translation>
    </message>
    <message>
        <source>One step back into the past</source>
        <translation>向过去退一步</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Branch from the step shown</source>
        <translation>从所示训练步分支</translation>
    </message>
    <message>
        <source>Enlarge panel 1 … 6</source>
        <translation>放大面板 1 … 6</translation>
    </message>
    <message>
        <source>All panels again</source>
        <translation>恢复全部面板</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>Redo it</source>
        <extracomment>the change that was undone</extracomment>
        <translation>重做</translation>
    </message>
    <message>
        <source>Open an experiment, a session or data</source>
        <translation>打开实验、会话或数据</translation>
    </message>
    <message>
        <source>Save the session: runs, weights and their past</source>
        <translation>保存会话：运行、权重及其历史</translation>
    </message>
    <message>
        <source>Open the experiment whose code was copied</source>
        <translation>打开已复制代码的实验</translation>
    </message>
    <message>
        <source>Present: large type for a projector, and back</source>
        <translation>演示：投影用大字，再按恢复</translation>
    </message>
    <message>
        <source>This list</source>
        <extracomment>of keys</extracomment>
        <translation>显示本列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>end the program</extracomment>
        <translation>退出</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <extracomment>a heading: keys that work everywhere</extracomment>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>To the next control, or the one before</source>
        <translation>下一个或上一个控件</translation>
    </message>
    <message>
        <source>Typed entry</source>
        <extracomment>a heading: keys in a field that takes typed values</extracomment>
        <translation>输入框</translation>
    </message>
    <message>
        <source>Applies it</source>
        <translation>应用输入</translation>
    </message>
    <message>
        <source>Takes back what was typed</source>
        <translation>撤回输入</translation>
    </message>
    <message>
        <source>Panel</source>
        <extracomment>a heading: keys in a panel, which shows one view</extracomment>
        <translation>面板</translation>
    </message>
    <message>
        <source>Enlarge it, and back</source>
        <translation>放大，再按恢复</translation>
    </message>
    <message>
        <source>Exchange it with its neighbour</source>
        <translation>与相邻面板互换</translation>
    </message>
    <message>
        <source>Export, copy, or show another view</source>
        <translation>导出、复制或换一个视图</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <extracomment>a heading: keys in the view of eigenvalues</extracomment>
        <translation>谱</translation>
    </message>
    <message>
        <source>The eigenvalue before, or the next</source>
        <translation>上一个或下一个特征值</translation>
    </message>
    <message>
        <source>Move it by 0.02</source>
        <translation>移动 0.02</translation>
    </message>
    <message>
        <source>|λ| larger or smaller by 0.02</source>
        <translation>|λ| 增大或减小 0.02</translation>
    </message>
    <message>
        <source>Phase diagram</source>
        <translation>相图</translation>
    </message>
    <message>
        <source>To a neighbouring cell</source>
        <translation>移到相邻的格</translation>
    </message>
    <message>
        <source>Open the cell&apos;s run as a lane</source>
        <translation>把该格的运行打开为泳道</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>The training step before, or after</source>
        <translation>上一个或下一个训练步</translation>
    </message>
    <message>
        <source>A fiftieth of the run back, or on</source>
        <translation>后退或前进全程的 1/50</translation>
    </message>
    <message>
        <source>The first step; the present</source>
        <translation>第一步；现在</translation>
    </message>
    <message>
        <source>%1: wants a file</source>
        <translation>%1: 需要一个文件</translation>
    </message>
    <message>
        <source>%1 %2: the name must end in %3</source>
        <translation>%1 %2: 文件名必须以 %3 结尾</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Experiment (*.json)</source>
        <translation>实验 (*.json)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Session (*.backflow)</source>
        <translation>会话 (*.backflow)</translation>
    </message>
    <message>
        <source>paste: the clipboard holds no experiment: its code begins with backflow1:, as copy-code writes it</source>
        <translation>paste: 剪贴板中没有实验：实验代码以 backflow1: 开头，由 copy-code 写出</translation>
    </message>
    <message>
        <source>recover %1: must be discard, or nothing</source>
        <translation>recover %1: 只能是 discard，或不写</translation>
    </message>
    <message>
        <source>recover: nothing was left behind</source>
        <translation>recover: 没有可恢复的内容</translation>
    </message>
    <message>
        <source>More ▾</source>
        <extracomment>a button that opens the list of further choices</extracomment>
        <translation>更多 ▾</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Leaky</source>
        <extracomment>leaky ReLU, on a narrow button</extracomment>
        <translation>Leaky</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>神经元数</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Column</source>
        <extracomment>of a table of data</extracomment>
        <translation>列</translation>
    </message>
    <message>
        <source>Time steps</source>
        <translation>时间步数</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Orth</source>
        <extracomment>an orthogonal matrix, on a narrow button</extracomment>
        <translation>正交</translation>
    </message>
    <message>
        <source>Ident</source>
        <extracomment>the identity matrix, on a narrow button</extracomment>
        <translation>单位阵</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Spectral rad.</source>
        <translation>谱半径</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>no value: the spectral radius is left as it is
----------
The value of a setting that is off</extracomment>
        <translation>关</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>按范数</translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>clipping each value of the gradient, on a narrow button</extracomment>
        <translation>按值</translation>
    </message>
    <message>
        <source>Step</source>
        <extracomment>clipping at each time step, on a narrow button</extracomment>
        <translation>每步</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Truncate</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>full</source>
        <extracomment>backpropagation through all time steps, not truncated</extracomment>
        <translation>全程</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>剪枝</translation>
    </message>
    <message>
        <source>%1: what stands for an experiment in it is larger than 1 MB</source>
        <translation>%1: 其中的实验数据大于 1 MB</translation>
    </message>
    <message>
        <source>%1: the experiment in it is damaged</source>
        <translation>%1: 其中的实验已损坏</translation>
    </message>
    <message>
        <source>%1: is larger than 256 MB; no picture of Backflow is</source>
        <translation>%1: 大于 256 MB；Backflow 的图片不会这么大</translation>
    </message>
    <message>
        <source>%1: this picture carries no experiment: pictures saved by Backflow do</source>
        <translation>%1: 此图片不含实验；Backflow 保存的图片才含有</translation>
    </message>
    <message>
        <source>%1, T = %2</source>
        <translation>%1, T = %2</translation>
    </message>
    <message>
        <source>%1 unit</source>
        <translation>%1 个神经元</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 个神经元</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>U %1</source>
        <extracomment>how U, the matrix of recurrent weights, begins: &quot;U orthogonal&quot;</extracomment>
        <translation>U %1</translation>
    </message>
    <message>
        <source>%1, gain %2</source>
        <translation>%1, 增益 %2</translation>
    </message>
    <message>
        <source>%1, ρ = %2</source>
        <translation>%1, ρ = %2</translation>
    </message>
    <message>
        <source>%1, η = %2</source>
        <translation>%1, η = %2</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批大小 %1</translation>
    </message>
    <message>
        <source>no clipping</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>clipping: %1</source>
        <translation>裁剪：%1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>after training step %1</source>
        <translation>第 %1 训练步之后</translation>
    </message>
    <message>
        <source>A: as above</source>
        <translation>A: 同上</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has nothing to show yet</source>
        <translation>“%1”还没有可显示的内容</translation>
    </message>
    <message>
        <source>a figure must be at least 65 x 65 mm</source>
        <translation>图至少为 65 × 65 mm</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: must be a panel from 1 to %2, or river</source>
        <translation>“%1”: 必须是面板 1 到 %2，或 river</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a figure is from 65 to 1000 mm wide and high</source>
        <translation>“%1”: 图的宽和高为 65 到 1000 mm</translation>
    </message>
    <message>
        <source>scale %1: must be from %2 to %3</source>
        <translation>scale %1: 必须在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>%1: the name must end in one of %2</source>
        <translation>%1: 文件名必须以下列之一结尾：%2</translation>
    </message>
    <message>
        <source>Data (*.csv)</source>
        <translation>数据 (*.csv)</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Export a picture of the window</source>
        <translation>导出窗口图片</translation>
    </message>
    <message>
        <source>Copied “%1”</source>
        <translation>已复制“%1”</translation>
    </message>
    <message>
        <source>export film: one is being made; wait for it, or: export film stop</source>
        <translation>export film: 正在生成动画；请等它完成，或用 export film stop 停止</translation>
    </message>
    <message>
        <source>Export a film of the river</source>
        <translation>导出梯度之河动画</translation>
    </message>
    <message>
        <source>Animated GIF (*.gif);;Numbered PNG pictures (*.png)</source>
        <translation>GIF 动画 (*.gif);;编号的 PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Finished %1</source>
        <translation>已生成 %1</translation>
    </message>
    <message>
        <source>the film cannot be written as GIF</source>
        <translation>动画无法写成 GIF</translation>
    </message>
    <message>
        <source>the picture cannot be drawn</source>
        <translation>图片无法绘制</translation>
    </message>
    <message>
        <source>the picture would have more than 200 million pixels</source>
        <translation>图片将超过 2 亿像素</translation>
    </message>
    <message>
        <source>there is no memory for the picture</source>
        <translation>内存不足，无法生成图片</translation>
    </message>
    <message>
        <source>the picture cannot be written as PNG</source>
        <translation>图片无法写成 PNG</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 图形</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>weights: a file is wanted</source>
        <translation>weights: 需要一个文件</translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation>导入权重</translation>
    </message>
    <message>
        <source>Export weights</source>
        <translation>导出权重</translation>
    </message>
    <message>
        <source>export weights: there is no run yet</source>
        <translation>export weights: 还没有运行</translation>
    </message>
    <message>
        <source>The weights of lane %1 are those of %2</source>
        <translation>泳道 %1 的权重已取自 %2</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Plain RNN</source>
        <translation>普通 RNN</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>Without clipping</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>Clipping by norm</source>
        <translation>按范数裁剪</translation>
    </message>
    <message>
        <source>Orthogonal start</source>
        <translation>正交初始化</translation>
    </message>
    <message>
        <source>Normal start</source>
        <translation>正态初始化</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>loss L</source>
        <translation>损失 L</translation>
    </message>
    <message>
        <source>held-out loss</source>
        <translation>留出损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>slope of ln ‖δₜ‖</source>
        <translation>ln ‖δₜ‖ 的斜率</translation>
    </message>
    <message>
        <source>training step</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no figure; there are verdict, %2</source>
        <translation>没有“%1”这个量；可用的有 verdict, %2</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>%1 of lane %2</source>
        <translation>%1（泳道 %2）</translation>
    </message>
    <message>
        <source>%1 above %2 and below %3</source>
        <translation>%1 大于 %2 且小于 %3</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1 大于 %2</translation>
    </message>
    <message>
        <source>%1 below %2</source>
        <translation>%1 小于 %2</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no act for a lesson; `backflow --script help` lists them</source>
        <translation>%1: “%2”不是课程可用的命令；命令见 `backflow --script help`</translation>
    </message>
    <message>
        <source>%1: is larger than 1 MB</source>
        <translation>%1: 大于 1 MB</translation>
    </message>
    <message>
        <source>its .md must begin with a line &quot;# Title&quot;</source>
        <translation>其 .md 的第一行必须是“# 标题”</translation>
    </message>
    <message>
        <source>has %1 steps, but its .md has %2 sections &quot;## Heading&quot;: there must be one for each</source>
        <translation>有 %1 步，而其 .md 有 %2 个“## 标题”小节：每步必须恰有一节</translation>
    </message>
    <message>
        <source>lesson &quot;%1&quot;: there is no such lesson and no such file; there are %2</source>
        <translation>lesson “%1”: 没有这个课程，也没有这个文件；现有课程：%2</translation>
    </message>
    <message>
        <source>lesson worksheet: no lesson has been started</source>
        <translation>lesson worksheet: 尚未开始课程</translation>
    </message>
    <message>
        <source>lesson worksheet: wants a file</source>
        <translation>lesson worksheet: 需要一个文件</translation>
    </message>
    <message>
        <source>Save the worksheet</source>
        <translation>保存作业单</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;HTML (*.html);;Markdown (*.md)</source>
        <translation>PDF (*.pdf);;HTML (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>lesson start: wants a lesson&apos;s name, or a file</source>
        <translation>lesson start: 需要课程名或文件</translation>
    </message>
    <message>
        <source>lesson &quot;%1&quot;: must be start, next, back, go, run, worksheet or stop</source>
        <translation>lesson “%1”: 必须是 start、next、back、go、run、worksheet 或 stop</translation>
    </message>
    <message>
        <source>The controls are locked in this step.</source>
        <translation>这一步中控件已锁定。</translation>
    </message>
    <message>
        <source>You may change: %1</source>
        <translation>可以更改：%1</translation>
    </message>
    <message>
        <source>answer &quot;%1&quot;: must be a number from %2 to %3</source>
        <translation>answer “%1”: 必须是 %2 到 %3 的数</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>未作答。</translation>
    </message>
    <message>
        <source>My prediction: **%1**</source>
        <translation>我的预测：**%1**</translation>
    </message>
    <message>
        <source>It has not been run.</source>
        <translation>尚未运行。</translation>
    </message>
    <message>
        <source>Measured: **%1** — as predicted</source>
        <translation>实测：**%1**，与预测一致</translation>
    </message>
    <message>
        <source>Measured: **%1** — not as predicted</source>
        <translation>实测：**%1**，与预测不一致</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>姓名：%1</translation>
    </message>
    <message>
        <source>Challenge: %1</source>
        <translation>挑战：%1</translation>
    </message>
    <message>
        <source>Not reached.</source>
        <translation>未达成。</translation>
    </message>
    <message>
        <source>**Reached at training step %1**: %2</source>
        <translation>**在第 %1 训练步达成**：%2</translation>
    </message>
    <message>
        <source>%1: a worksheet is a .md, .html or .pdf</source>
        <translation>%1: 作业单必须是 .md、.html 或 .pdf</translation>
    </message>
    <message>
        <source>view &quot;%1&quot;: must be one of %2</source>
        <translation>view “%1”: 必须是以下之一：%2</translation>
    </message>
    <message>
        <source>phase: an axis is PATH FROM TO COUNT, PATH all, or PATH and a list such as 1,2,5</source>
        <translation>phase: 轴写成 PATH FROM TO COUNT、PATH all，或 PATH 加列表，如 1,2,5</translation>
    </message>
    <message>
        <source>phase: %1 wants FROM TO COUNT</source>
        <translation>phase: %1 需要 FROM TO COUNT</translation>
    </message>
    <message>
        <source>phase: &quot;%1&quot; is too much; after the axes there may be: steps N</source>
        <translation>phase: “%1”是多余的；两轴之后只可写 steps N</translation>
    </message>
    <message>
        <source>phase: %1 makes no difference in this experiment</source>
        <translation>phase: %1 在此实验中不起作用</translation>
    </message>
    <message>
        <source>phase open: there is no map yet</source>
        <translation>phase open: 还没有相图</translation>
    </message>
    <message>
        <source>phase open: wants I J, the cell&apos;s column and row from 1, counted from the left and from below</source>
        <translation>phase open: 需要 I J，即格的列号和行号，从 1 起，列从左数，行从下数</translation>
    </message>
    <message>
        <source>two settings, each cell a run</source>
        <translation>两个设置项，每格一次运行</translation>
    </message>
    <message>
        <source>Axes of the phase diagram</source>
        <translation>相图的轴</translation>
    </message>
    <message>
        <source>from</source>
        <extracomment>The head of a column: the first value of a range</extracomment>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <extracomment>The head of a column: the last value of a range</extracomment>
        <translation>到</translation>
    </message>
    <message>
        <source>values</source>
        <extracomment>The head of a column: how many values in a range</extracomment>
        <translation>个数</translation>
    </message>
    <message>
        <source>Across</source>
        <extracomment>The horizontal axis of the phase diagram</extracomment>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>The vertical axis of the phase diagram</extracomment>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Training steps of each run</source>
        <translation>每次运行的训练步数</translation>
    </message>
    <message>
        <source>none: at initialization</source>
        <translation>无：初始化时</translation>
    </message>
    <message>
        <source>Training steps of each run; 0: at initialization</source>
        <translation>每次运行的训练步数；0：初始化时</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>A button: compute the phase diagram</extracomment>
        <translation>开始</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>%1: key</source>
        <extracomment>%1: the axis (&quot;Across&quot; or &quot;Up&quot;); here its setting</extracomment>
        <translation>%1：设置项</translation>
    </message>
    <message>
        <source>%1: from</source>
        <translation>%1：从</translation>
    </message>
    <message>
        <source>%1: to</source>
        <translation>%1：到</translation>
    </message>
    <message>
        <source>%1: number of values</source>
        <translation>%1：取值个数</translation>
    </message>
    <message>
        <source>%1: logarithmic</source>
        <translation>%1：对数</translation>
    </message>
    <message>
        <source>all that there are</source>
        <translation>所有取值</translation>
    </message>
    <message>
        <source>phase: wants two different keys, one for each axis</source>
        <translation>phase: 两轴需要不同的设置项</translation>
    </message>
    <message>
        <source>phase: %1 has %2 values; %3 are the most</source>
        <translation>phase: %1 有 %2 个值；最多 %3 个</translation>
    </message>
    <message>
        <source>phase: there is no map to go on with; start one, as in: phase model.init.gain 0.5 1.5 21 task.length 10 200 20</source>
        <translation>phase: 没有可继续的相图；先开始一个，例如 phase model.init.gain 0.5 1.5 21 task.length 10 200 20</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>after %1 training steps</source>
        <translation>%1 个训练步之后</translation>
    </message>
    <message>
        <source>at initialization</source>
        <translation>初始化时</translation>
    </message>
    <message>
        <source>on</source>
        <extracomment>The value of a setting that is on</extracomment>
        <translation>开</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 % · %2 left</source>
        <translation>%1 % · 还剩 %2</translation>
    </message>
    <message>
        <source>stopped at %1 %</source>
        <translation>停在 %1 %</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <extracomment>Two settings and their values: &quot;Gain 0.9, Time steps T 20&quot;</extracomment>
        <translation>%1 %2，%3 %4</translation>
    </message>
    <message>
        <source>%1: not computed yet</source>
        <translation>%1: 尚未计算</translation>
    </message>
    <message>
        <source>%1: cannot be run
%2</source>
        <translation>%1: 无法运行
%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>&quot;Cell: LSTM&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>‖δ_1‖ / ‖δ_T‖ = %1; each step back multiplies by %2 on average</source>
        <translation>‖δ_1‖ / ‖δ_T‖ = %1；每反向一步平均乘以 %2</translation>
    </message>
    <message>
        <source>loss on held-out data %1, %2 of chance</source>
        <translation>留出数据上的损失为 %1，是随机水平的 %2 倍</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 从 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>So many runs that, for example, are healthy: &quot;12 healthy&quot;</extracomment>
        <translation>%2 %1 个</translation>
    </message>
    <message>
        <source>%1 cannot be run</source>
        <translation>无法运行 %1 个</translation>
    </message>
    <message>
        <source>Phase diagram of %1 across and %2 up, %3: %4 of %5 runs computed.</source>
        <translation>相图：横轴为 %1，纵轴为 %2，%3；共 %5 个运行，已算完 %4 个。</translation>
    </message>
    <message>
        <source>Phase diagram of %1 across and %2 up, %3: %4 of %5 runs computed; %6.</source>
        <extracomment>%6: &quot;12 healthy, 3 vanishing&quot;</extracomment>
        <translation>相图：横轴为 %1，纵轴为 %2，%3；共 %5 个运行，已算完 %4 个；%6。</translation>
    </message>
    <message>
        <source>On the map: lane %1.</source>
        <translation>图中的泳道：%1。</translation>
    </message>
    <message>
        <source>seeds = %1: must be from 0 to %2</source>
        <translation>seeds = %1: 必须是 0 到 %2</translation>
    </message>
    <message>
        <source>%1: there is no such file</source>
        <translation>%1: 没有这个文件</translation>
    </message>
    <message>
        <source>%1: is a folder; an experiment, a table or a text is wanted</source>
        <translation>%1: 是文件夹；需要实验、表格或文本文件</translation>
    </message>
    <message>
        <source>All the way back</source>
        <translation>取消截断</translation>
    </message>
    <message>
        <source>truncation lets nothing through</source>
        <translation>截断使梯度传不回去</translation>
    </message>
    <message>
        <source>Switch to LSTM</source>
        <translation>改用 LSTM</translation>
    </message>
    <message>
        <source>a memory that adds instead of multiplying</source>
        <translation>记忆靠相加，而非相乘</translation>
    </message>
    <message>
        <source>Orthogonal start, gain 1</source>
        <translation>正交初始化，增益 1</translation>
    </message>
    <message>
        <source>keeps every singular value at 1</source>
        <translation>使奇异值全为 1</translation>
    </message>
    <message>
        <source>ReLU + identity (IRNN)</source>
        <translation>ReLU + 单位阵 (IRNN)</translation>
    </message>
    <message>
        <source>Forget bias 3</source>
        <translation>遗忘门偏置 3</translation>
    </message>
    <message>
        <source>the gate starts open: Jozefowicz 2015</source>
        <translation>遗忘门一开始就打开：Jozefowicz 2015</translation>
    </message>
    <message>
        <source>Switch to GRU</source>
        <translation>改用 GRU</translation>
    </message>
    <message>
        <source>the update gate keeps the old state</source>
        <translation>更新门保留旧状态</translation>
    </message>
    <message>
        <source>Clip by norm at 1</source>
        <translation>按范数裁剪到 1</translation>
    </message>
    <message>
        <source>bounds the step, keeps its direction: Pascanu 2013</source>
        <translation>限制步长，方向不变：Pascanu 2013</translation>
    </message>
    <message>
        <source>Gain 1</source>
        <translation>增益 1</translation>
    </message>
    <message>
        <source>singular values back to 1</source>
        <translation>奇异值回到 1</translation>
    </message>
    <message>
        <source>tanh instead</source>
        <translation>改用 tanh</translation>
    </message>
    <message>
        <source>its slope is never above 1</source>
        <translation>其斜率不超过 1</translation>
    </message>
    <message>
        <source>the gates bound what flows back</source>
        <translation>门限制回传的梯度</translation>
    </message>
    <message>
        <source>smaller sums keep tanh off its flat ends</source>
        <translation>加权和变小，tanh 离开平坦区</translation>
    </message>
    <message>
        <source>Xavier start</source>
        <translation>Xavier 初始化</translation>
    </message>
    <message>
        <source>weights scaled to the number of units</source>
        <translation>权重按神经元数缩放</translation>
    </message>
    <message>
        <source>Learning rate 0.001</source>
        <translation>学习率 0.001</translation>
    </message>
    <message>
        <source>smaller steps drive fewer units to the ends</source>
        <translation>步长小，被推到两端的神经元少</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>lets a little through where ReLU gives 0</source>
        <translation>ReLU 为 0 处仍通过少许梯度</translation>
    </message>
    <message>
        <source>He start</source>
        <translation>He 初始化</translation>
    </message>
    <message>
        <source>keeps half of the units on: He 2015</source>
        <translation>使一半神经元保持激活：He 2015</translation>
    </message>
    <message>
        <source>has a slope everywhere</source>
        <translation>处处有斜率</translation>
    </message>
    <message>
        <source>bounds every step</source>
        <translation>限制每一步的步长</translation>
    </message>
    <message>
        <source>smaller steps stay where the gradient is true</source>
        <translation>步长小，不越出梯度的有效范围</translation>
    </message>
    <message>
        <source>Gain 1, tanh</source>
        <translation>增益 1，tanh</translation>
    </message>
    <message>
        <source>a state that cannot grow</source>
        <translation>状态不会增长</translation>
    </message>
    <message>
        <source>200 time steps</source>
        <translation>200 个时间步</translation>
    </message>
    <message>
        <source>how far does it reach?</source>
        <translation>梯度能传多远？</translation>
    </message>
    <message>
        <source>Plain tanh RNN</source>
        <translation>普通 tanh RNN</translation>
    </message>
    <message>
        <source>see what the same task does to it</source>
        <translation>看它做同一任务会怎样</translation>
    </message>
    <message>
        <source>the same, but harder</source>
        <translation>同一任务，但更难</translation>
    </message>
    <message>
        <source>would it have learned this?</source>
        <translation>它也能学会吗？</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>live · %1</source>
        <extracomment>the present of a run, and its step</extracomment>
        <translation>实时 · %1</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>Backflow computes the derivatives of the loss by backpropagation through time. Here each of them is measured a second way, which knows nothing of backpropagation: one number is moved a little to both sides, the loss is computed anew, and the differences give the slope. If the two agree, the gradient on the screen is right.</source>
        <translation>Backflow 用沿时间反向传播计算损失的导数。这里用另一种与反向传播无关的方法重新测量每个导数：把一个数向两侧各移动一点，重新计算损失，由差分得到斜率。两者一致，屏幕上的梯度就是对的。</translation>
    </message>
    <message>
        <source>Global gradient norm</source>
        <translation>全局梯度范数</translation>
    </message>
    <message>
        <source>before and after clipping</source>
        <translation>裁剪前后</translation>
    </message>
    <message>
        <source>Gradient history</source>
        <translation>梯度历史</translation>
    </message>
    <message>
        <source>time step × training step</source>
        <translation>时间步 × 训练步</translation>
    </message>
    <message>
        <source>Gradient norm by time step</source>
        <translation>各时间步的梯度范数</translation>
    </message>
    <message>
        <source>median, 10–90 %</source>
        <translation>中位数，10–90 %</translation>
    </message>
    <message>
        <source>Hidden state</source>
        <translation>隐藏状态</translation>
    </message>
    <message>
        <source>unit × time</source>
        <translation>神经元 × 时间</translation>
    </message>
    <message>
        <source>Jacobian products</source>
        <translation>雅可比乘积</translation>
    </message>
    <message>
        <source>σ over the lag; λ</source>
        <translation>σ 随间隔的变化；λ</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>train, held out; dashed: chance</source>
        <translation>训练、留出；虚线：随机水平</translation>
    </message>
    <message>
        <source>Loss cliff</source>
        <translation>损失悬崖</translation>
    </message>
    <message>
        <source>log L around θ</source>
        <translation>θ 附近的 log L</translation>
    </message>
    <message>
        <source>total</source>
        <extracomment>The whole gradient: a curve</extracomment>
        <translation>总梯度</translation>
    </message>
    <message>
        <source>the whole gradient</source>
        <translation>整个梯度</translation>
    </message>
    <message>
        <source>highway</source>
        <extracomment>The part of the gradient that came along the memory itself: a curve</extracomment>
        <translation>高速路</translation>
    </message>
    <message>
        <source>memory highway</source>
        <translation>记忆高速路</translation>
    </message>
    <message>
        <source>along the memory itself, through no U</source>
        <translation>沿记忆本身，不经过 U</translation>
    </message>
    <message>
        <source>gates</source>
        <extracomment>The part of the gradient that came through the gates: a curve</extracomment>
        <translation>门</translation>
    </message>
    <message>
        <source>through gates</source>
        <translation>经由门</translation>
    </message>
    <message>
        <source>the last U on its way was a gate&apos;s</source>
        <translation>途中最后一个 U 属于门</translation>
    </message>
    <message>
        <source>hidden</source>
        <extracomment>The part of the gradient that came through the hidden state: a curve</extracomment>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>through hidden</source>
        <translation>经由隐藏状态</translation>
    </message>
    <message>
        <source>the last U on its way was the candidate&apos;s</source>
        <translation>途中最后一个 U 属于候选</translation>
    </message>
    <message>
        <source>Paths of the gradient</source>
        <translation>梯度的路径</translation>
    </message>
    <message>
        <source>highway, gates, hidden</source>
        <translation>高速路、门、隐藏</translation>
    </message>
    <message>
        <source>held out; dashed: goes on</source>
        <translation>留出；虚线：自行续推</translation>
    </message>
    <message>
        <source>answer against target</source>
        <translation>预测与目标</translation>
    </message>
    <message>
        <source>truth (row) × answer</source>
        <translation>真值（行）× 预测</translation>
    </message>
    <message>
        <source>text, then as it goes on</source>
        <translation>原文，随后自行续写</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>held-out data</source>
        <translation>留出数据</translation>
    </message>
    <message>
        <source>Gradient flow, back through time</source>
        <translation>梯度流，沿时间反向</translation>
    </message>
    <message>
        <source>‖∂L/∂hₜ‖ relative to t = T, log scale</source>
        <translation>‖∂L/∂hₜ‖，相对于 t = T，对数刻度</translation>
    </message>
    <message>
        <source>dead</source>
        <extracomment>Dead units: a row of a small chart</extracomment>
        <translation>失活</translation>
    </message>
    <message>
        <source>dead units (h = 0)</source>
        <translation>失活神经元 (h = 0)</translation>
    </message>
    <message>
        <source>mean φ′</source>
        <translation>φ′ 均值</translation>
    </message>
    <message>
        <source>mean φ′(c)</source>
        <translation>φ′(c) 均值</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>gates, |h|, φ′, τ</source>
        <translation>门、|h|、φ′、τ</translation>
    </message>
    <message>
        <source>eigenvalues of U</source>
        <translation>U 的特征值</translation>
    </message>
    <message>
        <source>Gradient triangle</source>
        <translation>梯度三角图</translation>
    </message>
    <message>
        <source>‖∂L_t/∂h_k‖, t × k</source>
        <translation>‖∂L_t/∂h_k‖，t × k</translation>
    </message>
    <message>
        <source>Share of dU by time step</source>
        <translation>各时间步在 dU 中的占比</translation>
    </message>
    <message>
        <source>‖dU^(t)‖/‖dU‖, cosine</source>
        <translation>‖dU^(t)‖/‖dU‖，余弦</translation>
    </message>
    <message>
        <source>Weights and gradients</source>
        <translation>权重与梯度</translation>
    </message>
    <message>
        <source>a norm for each parameter</source>
        <translation>每个参数一个范数</translation>
    </message>
    <message>
        <source>wants the name of a file</source>
        <translation>需要文件名</translation>
    </message>
    <message>
        <source>preview %1: must be a table (.csv, .tsv) or a text</source>
        <translation>preview %1: 必须是表格 (.csv, .tsv) 或文本</translation>
    </message>
    <message>
        <source>at t = %1 (%2): not a number</source>
        <translation>t = %1（%2）处：不是数 (NaN)</translation>
    </message>
    <message>
        <source>reproduce: %1 arms are more than the window has lanes for, which is %2</source>
        <translation>reproduce：有 %1 组，多于窗口的 %2 条泳道</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>%1 must be %2 ± %3</source>
        <translation>%1须为 %2 ± %3</translation>
    </message>
    <message>
        <source>%1 must be below %2</source>
        <translation>%1须低于 %2</translation>
    </message>
    <message>
        <source>%1 must be above %2</source>
        <translation>%1须高于 %2</translation>
    </message>
    <message>
        <source>%1 must fall below %2 within %3 steps</source>
        <translation>%1须在 %3 步内降到 %2 以下</translation>
    </message>
    <message>
        <source>%1 must rise above %2 within %3 steps</source>
        <translation>%1须在 %3 步内升到 %2 以上</translation>
    </message>
    <message>
        <source>%1 must stay below %2 for %3 steps</source>
        <translation>%1须在 %3 步内保持低于 %2</translation>
    </message>
    <message>
        <source>%1 must stay above %2 for %3 steps</source>
        <translation>%1须在 %3 步内保持高于 %2</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>so far %1 at step %2</source>
        <translation>目前 %1，第 %2 步</translation>
    </message>
    <message>
        <source>%1 at step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>never measured</source>
        <translation>从未测量</translation>
    </message>
    <message>
        <source>Seed %1 here.</source>
        <translation>此处种子为 %1。</translation>
    </message>
    <message>
        <source>Of seeds %1 it takes %2; for all of them: backflow-cli reproduce %3</source>
        <translation>种子 %1 中须有 %2 个通过；全部运行：backflow-cli reproduce %3</translation>
    </message>
    <message>
        <source>reproduce &quot;%1&quot;: must be one of %2, its number, or a file</source>
        <translation>reproduce &quot;%1&quot;：必须是 %2 之一、其编号，或一个文件</translation>
    </message>
    <message>
        <source>%1: measures without training; for it there is: backflow-cli reproduce</source>
        <translation>%1: 只测量、不训练；请用 backflow-cli reproduce</translation>
    </message>
    <message>
        <source>Slope of ln ‖∂L/∂hₜ‖</source>
        <translation>ln ‖∂L/∂hₜ‖ 的斜率</translation>
    </message>
    <message>
        <source>Changed while it trained: it is no longer the run that is meant.</source>
        <translation>训练中途有改动：已不是所指的那次运行。</translation>
    </message>
    <message>
        <source>weights imported</source>
        <translation>导入了权重</translation>
    </message>
    <message>
        <source>spectrum pulled</source>
        <translation>拖动了谱</translation>
    </message>
    <message>
        <source>time step of a sequence, counted from 1, and the last one</source>
        <translation>序列的时间步，从 1 数起；T 为最后一步</translation>
    </message>
    <message>
        <source>gradient of the loss with respect to the hidden state at time step t</source>
        <translation>损失对时间步 t 处隐藏状态的梯度</translation>
    </message>
    <message>
        <source>gradient of the loss of step t alone with respect to the hidden state at step k</source>
        <translation>仅第 t 步的损失对第 k 步隐藏状态的梯度</translation>
    </message>
    <message>
        <source>gradient of the loss with respect to the memory c</source>
        <translation>损失对记忆 c 的梯度</translation>
    </message>
    <message>
        <source>gradient of the loss with respect to the parameters θ</source>
        <translation>损失对参数 θ 的梯度</translation>
    </message>
    <message>
        <source>gradient of the loss with respect to the recurrent weights U</source>
        <translation>损失对循环权重 U 的梯度</translation>
    </message>
    <message>
        <source>length (Euclidean norm) of all its numbers together</source>
        <translation>全部数值合在一起的长度（欧几里得范数）</translation>
    </message>
    <message>
        <source>hidden state</source>
        <translation>隐藏状态</translation>
    </message>
    <message>
        <source>recurrent weights, from one time step to the next; Uᵀ: transposed, the way back</source>
        <translation>循环权重，从一个时间步到下一个；Uᵀ：转置，即反向的路</translation>
    </message>
    <message>
        <source>activation, and its slope where the network is</source>
        <translation>激活函数，及其在网络当前位置的斜率</translation>
    </message>
    <message>
        <source>greatest singular value: the most by which a matrix lengthens a vector</source>
        <translation>最大奇异值：矩阵把向量拉长的最大倍数</translation>
    </message>
    <message>
        <source>greatest slope that φ can have</source>
        <translation>φ 可能的最大斜率</translation>
    </message>
    <message>
        <source>Jacobian: how the state at t changes with the state before</source>
        <translation>雅可比矩阵：t 处的状态如何随前一状态变化</translation>
    </message>
    <message>
        <source>Lyapunov exponents: mean growth of a small difference in a step, as a logarithm</source>
        <translation>李雅普诺夫指数：微小差异每步平均增长的对数</translation>
    </message>
    <message>
        <source>spectral radius: greatest absolute value of the eigenvalues</source>
        <translation>谱半径：特征值绝对值的最大者</translation>
    </message>
    <message>
        <source>time constant: steps in which what is kept falls to 1/e</source>
        <translation>时间常数：所保留的降到 1/e 所需的步数</translation>
    </message>
    <message>
        <source>forget gate: the part of the memory that stays</source>
        <translation>遗忘门：记忆中保留的部分</translation>
    </message>
    <message>
        <source>the part of the old state that stays; z: update gate</source>
        <translation>旧状态中保留的部分；z：更新门</translation>
    </message>
    <message>
        <source>half-life: steps back in which the gradient halves</source>
        <translation>半衰期：反向多少步梯度减半</translation>
    </message>
    <message>
        <source>loss, a mean over the batch</source>
        <translation>损失，对批取平均</translation>
    </message>
    <message>
        <source>‖∂L/∂hₜ‖ of the top layer, over the training batch, before clipping, relative to t = T: a column for each training step.</source>
        <translation>顶层的 ‖∂L/∂hₜ‖，对整个训练批，裁剪前，相对于 t = T：每个训练步一列。</translation>
    </message>
    <message>
        <source>hₜ of sample 1 of the training batch, as the training step computed it but without dropout. The list shows the other layers, c and the gates.</source>
        <translation>训练批中样本 1 的 hₜ，与训练步所算相同，但不含 dropout。列表中可选其他层、c 和各个门。</translation>
    </message>
    <message>
        <source>The singular values of J_T…J_{T−lag+1}, J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}), mean of the logarithms over the first samples of the next training batch; below, the Lyapunov exponents λ.</source>
        <translation>J_T…J_{T−lag+1} 的奇异值，J_t = ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1})，取下一训练批前几个样本的对数平均；下方为李雅普诺夫指数 λ。</translation>
    </message>
    <message>
        <source>L of the training batch before each update, without regularizers; points: held-out data after the update. Dashed: what a guess scores.</source>
        <translation>每次更新前训练批的 L，不含正则项；圆点：更新后的验证数据。虚线：猜测的得分。</translation>
    </message>
    <message>
        <source>L of one batch on a plane through θ: a along ∂L/∂θ, b in a random direction; the path of the training, and where the next step lands with and without clipping.</source>
        <translation>一个批的 L，在经过 θ 的平面上：a 沿 ∂L/∂θ，b 为随机方向；还有训练走过的路径，以及裁剪与不裁剪时下一步落在何处。</translation>
    </message>
    <message>
        <source>How much gradient arrives at each earlier time step: ‖∂L/∂hₜ‖ of the top layer, over the training batch, before clipping, relative to t = T. Width and colour are its logarithm.</source>
        <translation>有多少梯度到达每个更早的时间步：顶层的 ‖∂L/∂hₜ‖，对整个训练批，裁剪前，相对于 t = T。宽度和颜色表示其对数。</translation>
    </message>
    <message>
        <source>How much of the gates and of h is near its limits, in the top layer, over the next training batch, and how long the gate that keeps the state keeps it: τ = −1/⟨ln f⟩.</source>
        <translation>顶层的门和 h 有多少接近极限（对下一训练批），以及保持状态的门能保持多久：τ = −1/⟨ln f⟩。</translation>
    </message>
    <message>
        <source>‖∂L_t/∂h_k‖: what the loss of step t alone sends back to step k, in the top layer, over the next training batch, before clipping. The total need not vanish where each of these does.</source>
        <translation>‖∂L_t/∂h_k‖：仅第 t 步的损失送回第 k 步的梯度，顶层，对下一训练批，裁剪前。即使其中每一个都消失，总和也未必消失。</translation>
    </message>
    <message>
        <source>What each time step adds to dU = ∂L/∂U of the top layer, over the next training batch, before clipping: its norm as a part of ‖dU‖, and its cosine with dU.</source>
        <translation>每个时间步给顶层的 dU = ∂L/∂U 增添多少，对下一训练批，裁剪前：其范数占 ‖dU‖ 的比例，以及与 dU 的余弦。</translation>
    </message>
    <message>
        <source>What the network says about held-out data; while it trains, as of the last validation.</source>
        <translation>网络对验证数据的回答；训练进行时，以最近一次验证为准。</translation>
    </message>
    <message>
        <source>a quotation mark is not closed: %1</source>
        <translation>引号没有闭合：%1</translation>
    </message>
    <message>
        <source>Each cell is a run, coloured by its gradient or loss; a click makes it a lane.</source>
        <translation>每一格是一次运行，按其梯度或损失着色；点击即成为一条泳道。</translation>
    </message>
    <message>
        <source>second state: the memory of an LSTM</source>
        <translation>第二个状态：LSTM 的记忆</translation>
    </message>
    <message>
        <source>the part of the old state that stays</source>
        <translation>旧状态中保留的部分</translation>
    </message>
    <message>
        <source>what arrives of the gradient at time step t</source>
        <translation>到达时间步 t 的梯度</translation>
    </message>
    <message>
        <source>‖∂L/∂θ‖ over all parameters, of the training batch and with regularizers, before (pale) and after (full) clipping by norm or value; clipping at every time step is in both. Marks along the top: where clipping fired.</source>
        <translation>训练批上全部参数的 ‖∂L/∂θ‖（含正则项）：按范数或按值裁剪之前（浅色）与之后（深色）；逐时间步裁剪在两者中都已计入。顶部的标记：裁剪生效之处。</translation>
    </message>
    <message>
        <source>By which way δ_t = ∂L/∂(h_t, c_t) came back, over the first samples of the next training batch, before clipping: through no U (the memory highway), last through a gate&apos;s U, or last through the candidate&apos;s. The parts, as vectors, add up to the whole.</source>
        <translation>δ_t = ∂L/∂(h_t, c_t) 经哪条路返回（下一训练批的前几个样本，裁剪前）：不经过任何 U（记忆通路）、最后经过某个门的 U，或最后经过候选值的 U。各部分作为向量相加即为整体。</translation>
    </message>
    <message>
        <source>The eigenvalues of U of the top layer; of the input gate&apos;s for an LSTM, of the candidate&apos;s for GRU and MGU. Pull one, or the ring, and the network follows.</source>
        <translation>顶层 U 的特征值：LSTM 取输入门的，GRU 和 MGU 取候选值的。拖动其中一个或圆环，网络随之改变。</translation>
    </message>
    <message>
        <source>For each parameter ‖θ‖ before the update (full) and ‖∂L/∂θ‖ of the training batch, with regularizers, before clipping by norm or value (hollow).</source>
        <translation>每个参数更新前的 ‖θ‖（实心）与训练批上的 ‖∂L/∂θ‖（空心；含正则项，按范数或按值裁剪之前）。</translation>
    </message>
    <message>
        <source>That would give the answer away: answer the lesson&apos;s question first</source>
        <translation>这会泄露答案：请先回答课程中的问题</translation>
    </message>
    <message>
        <source>pace &quot;%1&quot;: must be full, or training steps a second from 1 to %2</source>
        <translation>pace &quot;%1&quot;：必须是 full，或每秒训练步数（1 到 %2）</translation>
    </message>
    <message>
        <source>Compare: a new lane with one key different</source>
        <translation>比较：只改一个设置项的新泳道</translation>
    </message>
    <message>
        <source>To the next lane</source>
        <translation>转到下一条泳道</translation>
    </message>
    <message>
        <source>Close the active lane</source>
        <translation>关闭当前泳道</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Row of choices</source>
        <extracomment>a heading: keys in a row of buttons of which one is chosen</extracomment>
        <translation>选项行</translation>
    </message>
    <message>
        <source>To the choice beside it; Space takes it</source>
        <translation>移到旁边的选项；按空格键选定</translation>
    </message>
    <message>
        <source>Knob</source>
        <extracomment>a heading: keys on a control of a setting</extracomment>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Reset it, or compare it with another value</source>
        <translation>重置，或与另一个值对比</translation>
    </message>
    <message>
        <source>markers</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>%1 back: %2</source>
        <extracomment>so much of the gradient is left so many time steps before the last</extracomment>
        <translation>前 %1 步：%2</translation>
    </message>
    <message>
        <source>%1 steps back (%2): %3 of the last loss</source>
        <translation>反向 %1 步（%2）：最后一个损失处的 %3 倍</translation>
    </message>
    <message>
        <source>%1 steps back (%2): %3 of t = T</source>
        <translation>反向 %1 步（%2）：t = T 处的 %3 倍</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>1 training step a second</source>
        <translation>每秒 1 个训练步</translation>
    </message>
    <message>
        <source>%1 training steps a second</source>
        <translation>每秒 %1 个训练步</translation>
    </message>
    <message>
        <source>expected check &lt; %1, but differences decide nothing here</source>
        <translation>期望 check &lt; %1，但此处差分无法判定任何导数</translation>
    </message>
    <message>
        <source>after %1 training step</source>
        <translation>%1 个训练步之后</translation>
    </message>
    <message>
        <source>‖∂L/∂hₜ‖ of the top layer, before clipping: median and 10 to 90 % of the training batch&apos;s samples, and, thin, of the whole batch. Dashed: the slope from end to end, or the gradient of the last loss alone, and the bound (σ₁(U)·γ)^(T−t).</source>
        <translation>顶层的 ‖∂L/∂hₜ‖，裁剪前：训练批各样本的中位数与 10 至 90 %，细线为整批。虚线：首尾之间的斜率，或仅最后一个损失的梯度，以及上界 (σ₁(U)·γ)^(T−t)。</translation>
    </message>
    <message>
        <source>%1.  Try a remedy at the right: the initial weights are enough for it.</source>
        <extracomment>%1: what went wrong</extracomment>
        <translation>%1。可试用右侧的对策：初始权重已足以导致它。</translation>
    </message>
    <message>
        <source>%1.  Try smaller weights: the initial ones are enough for it.</source>
        <extracomment>%1: what went wrong</extracomment>
        <translation>%1。可试用更小的权重：初始权重已足以导致它。</translation>
    </message>
    <message>
        <source>%1.  Try a remedy at the right, or a smaller learning rate; the weights are those of the step before.</source>
        <extracomment>%1: what went wrong</extracomment>
        <translation>%1。可试用右侧的对策，或减小学习率；权重为前一步的权重。</translation>
    </message>
    <message>
        <source>%1.  Try a smaller learning rate; the weights are those of the step before.</source>
        <extracomment>%1: what went wrong</extracomment>
        <translation>%1。可试着减小学习率；权重为前一步的权重。</translation>
    </message>
</context>
<context>
    <name>backflow::ui::AnalysisPlot</name>
    <message>
        <source>Not measured: %1.</source>
        <translation>未测量：%1。</translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation>第 %1 步之后</translation>
    </message>
    <message>
        <source>Lane %1: %2</source>
        <translation>泳道 %1: %2</translation>
    </message>
    <message>
        <source>%1: no data yet. %2</source>
        <translation>%1: 尚无数据。%2</translation>
    </message>
    <message>
        <source>Not of %1. %2</source>
        <translation>泳道 %1 没有此项。%2</translation>
    </message>
    <message>
        <source>That of %1 is to come.</source>
        <translation>泳道 %1 的结果尚待测量。</translation>
    </message>
    <message>
        <source>This is measured beside the training; the first takes a moment.</source>
        <translation>与训练同时测量，首次结果需稍候。</translation>
    </message>
    <message>
        <source>not %1</source>
        <extracomment>Lanes that have nothing to show here: &quot;not B, C&quot;</extracomment>
        <translation>无 %1</translation>
    </message>
    <message>
        <source>%1 to come</source>
        <extracomment>Lanes whose first figures are still awaited: &quot;B, C to come&quot;</extracomment>
        <translation>%1 待测</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Autosave</name>
    <message>
        <source>The session could not be saved by itself: %1</source>
        <translation>会话未能自动保存：%1</translation>
    </message>
    <message>
        <source>%1: no lock can be made: it must be a folder that can be written to, with room on its disk</source>
        <translation>%1: 无法建立锁：须是可写的文件夹，且磁盘有剩余空间</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Badge</name>
    <message>
        <source>Verdict: %1</source>
        <translation>判定：%1</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Banner</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>backflow::ui::CanonicalCard</name>
    <message>
        <source>CANONICAL EXPERIMENT</source>
        <translation>经典实验</translation>
    </message>
    <message>
        <source>changed: it is no arm of this any more</source>
        <translation>已改动：不再属于此实验</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Clipping</name>
    <message>
        <source>%1 fired %2 %</source>
        <extracomment>Lane A: clipping changed the gradient in 2 % of the steps</extracomment>
        <translation>%1 触发 %2 %</translation>
    </message>
    <message>
        <source>before and after clipping</source>
        <translation>裁剪前后</translation>
    </message>
    <message>
        <source>Lane %1: the global gradient norm is %2 before and %3 after clipping; clipping changed %4 % of %5 steps.</source>
        <translation>泳道 %1：全局梯度范数裁剪前为 %2，裁剪后为 %3；%5 步中有 %4 % 的梯度被裁剪改变。</translation>
    </message>
    <message>
        <source>It turned the gradient by %1° at the last.</source>
        <translation>最近一次裁剪使梯度转过 %1°。</translation>
    </message>
    <message>
        <source>Global gradient norm: no data yet.</source>
        <translation>全局梯度范数：尚无数据。</translation>
    </message>
    <message>
        <source>training step</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>gradient norm ‖∂L/∂θ‖</source>
        <translation>梯度范数 ‖∂L/∂θ‖</translation>
    </message>
    <message>
        <source>before</source>
        <extracomment>Before clipping: a curve</extracomment>
        <translation>裁剪前</translation>
    </message>
    <message>
        <source>after</source>
        <extracomment>After clipping: a curve</extracomment>
        <translation>裁剪后</translation>
    </message>
    <message>
        <source>before clipping</source>
        <translation>裁剪前</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>turned by</source>
        <extracomment>By so many degrees clipping turned the gradient: above a small plot of angles</extracomment>
        <translation>转角</translation>
    </message>
    <message>
        <source>training steps</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>The angle between the gradient before and after clipping: 0° where only its length changes. Clipping by value and at every time step turn it</source>
        <translation>裁剪前后梯度之间的夹角：只改变长度时为 0°。按值裁剪和逐时间步裁剪会改变方向</translation>
    </message>
    <message>
        <source>‖∂L/∂θ‖: norm of the gradient of the loss over all parameters θ, logarithmic</source>
        <translation>‖∂L/∂θ‖：损失对全部参数 θ 的梯度的范数，对数坐标</translation>
    </message>
    <message>
        <source>training step %1</source>
        <translation>第 %1 训练步</translation>
    </message>
    <message>
        <source>%1 there: before %2, after %3</source>
        <translation>%1 此处：裁剪前 %2，裁剪后 %3</translation>
    </message>
    <message>
        <source>%1 now: before %2, after %3; fired in %4 % of the steps</source>
        <translation>%1 当前：裁剪前 %2，裁剪后 %3；%4 % 的步触发裁剪</translation>
    </message>
    <message>
        <source>The marks along the top: steps at which clipping changed the gradient</source>
        <translation>顶部的标记：裁剪改变了梯度的步</translation>
    </message>
    <message>
        <source>%1 fired %2 %, turned %3°</source>
        <extracomment>Lane A: clipping changed the gradient in 2 % of the steps, and in the last of them its direction by 3°</extracomment>
        <translation>%1 触发 %2 %，转 %3°</translation>
    </message>
    <message>
        <source>%1 now: before %2, after %3; fired in %4 % of the steps; turned by %5°</source>
        <translation>%1 当前：裁剪前 %2，裁剪后 %3；%4 % 的步触发裁剪；转过 %5°</translation>
    </message>
</context>
<context>
    <name>backflow::ui::ColumnRow</name>
    <message>
        <source>last numeric one</source>
        <extracomment>the last column of numbers</extracomment>
        <translation>最后一个数值列</translation>
    </message>
</context>
<context>
    <name>backflow::ui::CurvePad</name>
    <message>
        <source>Draw the curve: log10 of the gradient&apos;s norm over the time steps</source>
        <translation>绘制曲线：各时间步梯度范数的 log10</translation>
    </message>
    <message>
        <source>Draw ‖δ_t‖ relative to t = T with the mouse, or with the arrow keys</source>
        <translation>用鼠标或方向键绘制 ‖δ_t‖（相对于 t = T）</translation>
    </message>
    <message>
        <source>Drawn from %1 at t = 1 to %2 at t = T</source>
        <translation>已绘制：从 t = 1 处的 %1 到 t = T 处的 %2</translation>
    </message>
    <message>
        <source>t = %1: %2; arrow keys choose a point and move it</source>
        <translation>t = %1：%2；用方向键选点并移动</translation>
    </message>
</context>
<context>
    <name>backflow::ui::ExplainPanel</name>
    <message>
        <source>WHAT IS HAPPENING</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>TRY</source>
        <extracomment>the title above the changes that are offered</extracomment>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Takes back what was set last (Ctrl+Z)</source>
        <translation>撤销最近一次设置 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>WHAT IS HAPPENING IN LANE %1</source>
        <translation>泳道 %1 发生了什么</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back</source>
        <translation>Ctrl+Z 可撤销</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Film</name>
    <message>
        <source>training step %1</source>
        <translation>第 %1 训练步</translation>
    </message>
    <message>
        <source>%1: the name must end in .gif or .png, or be a folder that is there</source>
        <translation>%1: 文件名须以 .gif 或 .png 结尾，或是已有的文件夹</translation>
    </message>
    <message>
        <source>there is no run to film yet</source>
        <translation>还没有可制成动画的运行</translation>
    </message>
    <message>
        <source>a film goes from a step to a later one, every so many</source>
        <translation>动画从某一步到之后的某一步，每隔若干步取一帧</translation>
    </message>
    <message>
        <source>a film has at most %1 frames: take every so many steps</source>
        <translation>动画最多 %1 帧：请每隔若干步取一帧</translation>
    </message>
    <message>
        <source>the run can be shown from step %1 to %2</source>
        <translation>此运行可显示第 %1 步到第 %2 步</translation>
    </message>
</context>
<context>
    <name>backflow::ui::GradientNorm</name>
    <message>
        <source>Lane %1: the gradient norm is %2 at the last time step and %3 at the first.</source>
        <translation>泳道 %1：梯度范数在最后一个时间步为 %2，在第一个时间步为 %3。</translation>
    </message>
    <message>
        <source>Gradient norm by time step: no data yet.</source>
        <translation>各时间步的梯度范数：尚无数据。</translation>
    </message>
    <message>
        <source>time step t</source>
        <translation>时间步 t</translation>
    </message>
    <message>
        <source>gradient norm ‖∂L/∂hₜ‖</source>
        <translation>梯度范数 ‖∂L/∂hₜ‖</translation>
    </message>
    <message>
        <source>halves every %1 steps</source>
        <translation>每 %1 步减半</translation>
    </message>
    <message>
        <source>doubles every %1 steps</source>
        <translation>每 %1 步加倍</translation>
    </message>
    <message>
        <source>½ in %1</source>
        <translation>%1 步 ½</translation>
    </message>
    <message>
        <source>×2 in %1</source>
        <translation>%1 步 ×2</translation>
    </message>
    <message>
        <source>median sample</source>
        <translation>中位样本</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>whole batch</source>
        <translation>整批</translation>
    </message>
    <message>
        <source>batch</source>
        <extracomment>The norm over the whole batch: a curve</extracomment>
        <translation>批</translation>
    </message>
    <message>
        <source>bound, σ₁·γ = %1</source>
        <translation>上界，σ₁·γ = %1</translation>
    </message>
    <message>
        <source>σ₁·γ = %1</source>
        <translation>σ₁·γ = %1</translation>
    </message>
    <message>
        <source>bound</source>
        <extracomment>An upper bound of the gradient norm: a line</extracomment>
        <translation>上界</translation>
    </message>
    <message>
        <source>bound of %1</source>
        <translation>%1 的上界</translation>
    </message>
    <message>
        <source>t: time step of the sequence, from 1 to T = %1</source>
        <translation>t：序列的时间步，从 1 到 T = %1</translation>
    </message>
    <message>
        <source>‖∂L/∂h_t‖: norm of the gradient of the loss L with respect to the hidden state at time step t, logarithmic</source>
        <translation>‖∂L/∂h_t‖：损失 L 对时间步 t 的隐藏状态的梯度的范数，对数坐标</translation>
    </message>
    <message>
        <source>time step t = %1</source>
        <translation>时间步 t = %1</translation>
    </message>
    <message>
        <source>%1: norm of the batch %2</source>
        <translation>%1: 整批的范数 %2</translation>
    </message>
    <message>
        <source>It halves every %1 steps back.</source>
        <translation>每反向 %1 步减半。</translation>
    </message>
    <message>
        <source>It doubles every %1 steps back.</source>
        <translation>每反向 %1 步加倍。</translation>
    </message>
    <message>
        <source>%1: norm of the batch %2; samples: median %3, 10–90 % %4 … %5</source>
        <translation>%1: 整批的范数 %2；样本：中位数 %3，10–90 % %4 … %5</translation>
    </message>
    <message>
        <source>of all losses together</source>
        <translation>所有损失合计</translation>
    </message>
    <message>
        <source>last loss: %1</source>
        <extracomment>%1: &quot;½ in 4.4&quot;, of the gradient of the last loss alone</extracomment>
        <translation>最后损失：%1</translation>
    </message>
    <message>
        <source>all losses: median</source>
        <extracomment>The sample whose gradient is the median: a curve</extracomment>
        <translation>所有损失：中位数</translation>
    </message>
    <message>
        <source>That of the last loss alone halves every step back.</source>
        <translation>仅最后一个损失的梯度每反向一步减半。</translation>
    </message>
    <message>
        <source>That of the last loss alone halves every %1 steps back.</source>
        <translation>仅最后一个损失的梯度每反向 %1 步减半。</translation>
    </message>
    <message>
        <source>That of the last loss alone doubles every step back.</source>
        <translation>仅最后一个损失的梯度每反向一步加倍。</translation>
    </message>
    <message>
        <source>That of the last loss alone doubles every %1 steps back.</source>
        <translation>仅最后一个损失的梯度每反向 %1 步加倍。</translation>
    </message>
    <message>
        <source>It halves every step back.</source>
        <translation>每反向一步减半。</translation>
    </message>
    <message>
        <source>It doubles every step back.</source>
        <translation>每反向一步加倍。</translation>
    </message>
    <message>
        <source>halves every step</source>
        <translation>每步减半</translation>
    </message>
    <message>
        <source>doubles every step</source>
        <translation>每步加倍</translation>
    </message>
    <message>
        <source>The curves: median over the samples (band: 10–90 %) and norm of the whole batch. Dashed: the line from end to end, by the steps over which it halves (½) or doubles; where other losses come before the last one, the gradient of that one alone (sample shown, from where its step&apos;s norm is) instead; and the bound (σ₁(U)·γ)^(T−t) where it holds, γ the steepest slope of φ</source>
        <translation>曲线：样本的中位数（带：10–90 %）和整批的范数。虚线：首尾连线，标出减半 (½) 或加倍 (×2) 所需步数；途中各步也有损失时，改为仅最后一个损失的梯度（所示样本，从该步的范数处画起）；以及成立时的上界 (σ₁(U)·γ)^(T−t)，γ 为 φ 的最大斜率</translation>
    </message>
    <message>
        <source>σ₁(U)·γ = %1, by which a step back multiplies the norm at most</source>
        <translation>σ₁(U)·γ = %1，反向一步至多将范数乘以此数</translation>
    </message>
    <message>
        <source>of the last loss alone, %1 of what it is at its own step (sample shown)</source>
        <translation>仅最后一个损失：为其自身那一步的 %1（所示样本）</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Headline</name>
    <message>
        <source>What is happening</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the letter of a lane, and what is happening in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation>试一试：%1</translation>
    </message>
    <message>
        <source>Try it: %1
%2
Ctrl+Z takes it back</source>
        <extracomment>%1: why; %2: the line that does it</extracomment>
        <translation>试一试：%1
%2
Ctrl+Z 可撤销</translation>
    </message>
</context>
<context>
    <name>backflow::ui::HiddenState</name>
    <message>
        <source>Which layer and quantity to show</source>
        <translation>选择显示的层和量</translation>
    </message>
    <message>
        <source>Lane %1: %2 of %3 units over %4 time steps, values from %5 to %6.</source>
        <translation>泳道 %1：%2，%3 个神经元，%4 个时间步，取值从 %5 到 %6。</translation>
    </message>
    <message>
        <source>Hidden state: no data yet.</source>
        <translation>隐藏状态：尚无数据。</translation>
    </message>
    <message>
        <source>time step t</source>
        <translation>时间步 t</translation>
    </message>
    <message>
        <source>unit</source>
        <extracomment>A unit of the layer: the name of an axis</extracomment>
        <translation>神经元</translation>
    </message>
    <message>
        <source>layer %1 · %2</source>
        <translation>第 %1 层 · %2</translation>
    </message>
    <message>
        <source>unit × time, sample %1</source>
        <translation>神经元 × 时间，样本 %1</translation>
    </message>
    <message>
        <source>%1: %2, unit %3, time step t = %4: %5</source>
        <translation>%1: %2，神经元 %3，时间步 t = %4：%5</translation>
    </message>
    <message>
        <source>Down: units 1 to H. Across: time steps 1 to T. Colour: the value; gates run from 0 to 1, the others from −1 to 1 and beyond</source>
        <translation>纵向：神经元 1 到 H。横向：时间步 1 到 T。颜色：取值；门的取值为 0 到 1，其余为 −1 到 1 或更大范围</translation>
    </message>
</context>
<context>
    <name>backflow::ui::History</name>
    <message>
        <source>Lane %1: %2 columns up to training step %3; in the latest the first time step has %4 times the gradient of the last.</source>
        <translation>泳道 %1：%2 列，至第 %3 训练步；最新一列中，第一个时间步的梯度是最后一个时间步的 %4 倍。</translation>
    </message>
    <message>
        <source>Gradient history: no data yet.</source>
        <translation>梯度历史：尚无数据。</translation>
    </message>
    <message>
        <source>training step</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>time step t</source>
        <translation>时间步 t</translation>
    </message>
    <message>
        <source>‖∂L/∂hₜ‖ relative to t = T</source>
        <translation>‖∂L/∂hₜ‖，相对于 t = T</translation>
    </message>
    <message>
        <source>Colour: ‖∂L/∂h_t‖ relative to t = T; blue vanishes, grey is healthy, red explodes</source>
        <translation>颜色：‖∂L/∂h_t‖，相对于 t = T；蓝色消失，灰色健康，红色爆炸</translation>
    </message>
    <message>
        <source>t: time step of the sequence, 1 to T</source>
        <translation>t：序列的时间步，1 到 T</translation>
    </message>
    <message>
        <source>training steps</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>%1: training step %2, time step t = %3
%4 of the gradient at t = T</source>
        <translation>%1: 第 %2 训练步，时间步 t = %3
为 t = T 处梯度的 %4 倍</translation>
    </message>
    <message>
        <source>of all losses</source>
        <translation>所有损失合计</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Jacobian</name>
    <message>
        <source>number of Jacobians multiplied (above); Lyapunov exponent λ per step (below)</source>
        <translation>相乘的雅可比个数（上）；每步李雅普诺夫指数 λ（下）</translation>
    </message>
    <message>
        <source>singular values σ</source>
        <translation>奇异值 σ</translation>
    </message>
    <message>
        <source>Jacobian products</source>
        <translation>雅可比乘积</translation>
    </message>
    <message>
        <source>λ₁ %1 (%2…%3)</source>
        <translation>λ₁ %1 (%2…%3)</translation>
    </message>
    <message>
        <source>over %1 steps the product of the Jacobians has singular values from %2 to %3, median %4; the greatest Lyapunov exponent is %5 a step, from %6 to %7 over %8 samples.</source>
        <translation>%1 步的雅可比乘积，奇异值从 %2 到 %3，中位数 %4；最大李雅普诺夫指数为每步 %5，在 %8 个样本中从 %6 到 %7。</translation>
    </message>
    <message>
        <source>greatest σ</source>
        <translation>最大 σ</translation>
    </message>
    <message>
        <source>σ max</source>
        <translation>σ max</translation>
    </message>
    <message>
        <source>median</source>
        <extracomment>The median singular value: a curve</extracomment>
        <translation>中位数</translation>
    </message>
    <message>
        <source>least</source>
        <extracomment>The least singular value: a curve</extracomment>
        <translation>最小</translation>
    </message>
    <message>
        <source>e^(λ₁·lag)</source>
        <translation>e^(λ₁·lag)</translation>
    </message>
    <message>
        <source>σ = 0: below the axis</source>
        <translation>σ = 0：在坐标轴以下</translation>
    </message>
    <message>
        <source>λ: Lyapunov exponents of the Jacobians, a step; dashed: 0. Above 0 perturbations grow, below they die out</source>
        <translation>λ：雅可比的李雅普诺夫指数，按每步计；虚线：0。大于 0 时扰动增长，小于 0 时扰动衰减</translation>
    </message>
    <message>
        <source>%1: %2 exponents from %3 to %4; the greatest of single samples: %5 … %6 (%7 samples)</source>
        <translation>%1: %2 个指数，从 %3 到 %4；单个样本的最大指数：%5 … %6（%7 个样本）</translation>
    </message>
    <message>
        <source>lag: how many Jacobians are multiplied, J_T … J_{T−lag+1}</source>
        <translation>lag：相乘的雅可比个数，J_T … J_{T−lag+1}</translation>
    </message>
    <message>
        <source>σ: singular values of the product of Jacobians, logarithmic</source>
        <translation>σ：雅可比乘积的奇异值，对数坐标</translation>
    </message>
    <message>
        <source>%1: over %2 steps σ from %3 to %4, median %5; after training step %6</source>
        <translation>%1: %2 步，σ 从 %3 到 %4，中位数 %5；第 %6 训练步之后</translation>
    </message>
    <message>
        <source>over %1 step the product of the Jacobians has singular values from %2 to %3, median %4; the greatest Lyapunov exponent is %5 a step, from %6 to %7 over %8 samples.</source>
        <translation>%1 步的雅可比乘积，奇异值从 %2 到 %3，中位数 %4；最大李雅普诺夫指数为每步 %5，在 %8 个样本中从 %6 到 %7。</translation>
    </message>
    <message>
        <source>%1: over %2 step σ from %3 to %4, median %5; after training step %6</source>
        <translation>%1: %2 步，σ 从 %3 到 %4，中位数 %5；第 %6 训练步之后</translation>
    </message>
</context>
<context>
    <name>backflow::ui::KnobRow</name>
    <message>
        <source>Acts from the next training step; the weights are kept.</source>
        <translation>从下一训练步起生效，权重保留。</translation>
    </message>
    <message>
        <source>↻ Starts a new run from the same seed.</source>
        <translation>↻ 以相同种子开始新的运行。</translation>
    </message>
    <message>
        <source>Starts a new run from the same seed</source>
        <translation>以相同种子开始新的运行</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
    <message>
        <source>Double-click the name to reset; right-click for another value beside this one.</source>
        <translation>双击名称可重置；右键点击可与另一个值对比。</translation>
    </message>
    <message>
        <source>The next value set here goes into a new lane. Esc: not.</source>
        <translation>在此设置的下一个值将进入新的泳道。按 Esc 取消。</translation>
    </message>
    <message>
        <source>Compare with another value…</source>
        <translation>与另一个值对比…</translation>
    </message>
</context>
<context>
    <name>backflow::ui::LaneBar</name>
    <message>
        <source>A new lane, with</source>
        <translation>新泳道，改用</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>首条</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>同 %1</translation>
    </message>
    <message>
        <source>The knobs change this lane</source>
        <translation>设置项作用于此泳道</translation>
    </message>
    <message>
        <source>Click: the knobs change this lane</source>
        <translation>点击：设置项改为作用于此泳道</translation>
    </message>
    <message>
        <source>Lane %1: %2, active</source>
        <translation>泳道 %1: %2，当前泳道</translation>
    </message>
    <message>
        <source>Lane %1: %2</source>
        <translation>泳道 %1: %2</translation>
    </message>
    <message>
        <source>Close lane %1</source>
        <translation>关闭泳道 %1</translation>
    </message>
    <message>
        <source>The next seed, %1</source>
        <translation>下一个种子：%1</translation>
    </message>
    <message>
        <source>Another value: right-click its knob</source>
        <translation>其他值：右键点击相应设置项</translation>
    </message>
</context>
<context>
    <name>backflow::ui::LessonPanel</name>
    <message>
        <source>End the lesson</source>
        <translation>结束课程</translation>
    </message>
    <message>
        <source>End the lesson; the runs stay</source>
        <translation>结束课程，运行保留</translation>
    </message>
    <message>
        <source>Lock in and run</source>
        <translation>提交并运行</translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>do what the step of the lesson runs</extracomment>
        <translation>运行</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>to the step of the lesson before</extracomment>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>to the next step of the lesson</extracomment>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Save worksheet…</source>
        <translation>保存作业单…</translation>
    </message>
    <message>
        <source>What you have predicted and reached, and what was measured: to be handed in</source>
        <translation>所作的预测、达到的目标和实测的结果：用于上交</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>正在运行…</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>LESSON · %1 OF %2</source>
        <translation>课程 · %1 / %2</translation>
    </message>
    <message>
        <source>%1, a number</source>
        <translation>%1，数值</translation>
    </message>
    <message>
        <source>Locked in. It runs …</source>
        <translation>已提交，正在运行 …</translation>
    </message>
    <message>
        <source>✓ As you predicted.</source>
        <translation>✓ 与预测一致。</translation>
    </message>
    <message>
        <source>✗ Not as you predicted.</source>
        <translation>✗ 与预测不一致。</translation>
    </message>
    <message>
        <source>Measured: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>实测：&lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Challenge</source>
        <extracomment>what is to be reached in a step of a lesson</extracomment>
        <translation>挑战</translation>
    </message>
    <message>
        <source>· now %1</source>
        <translation>· 当前 %1</translation>
    </message>
    <message>
        <source>✓ Reached at training step %1</source>
        <translation>✓ 在第 %1 训练步达到</translation>
    </message>
</context>
<context>
    <name>backflow::ui::LessonRun</name>
    <message>
        <source>lesson: none has been started</source>
        <translation>lesson: 尚未开始任何课程</translation>
    </message>
    <message>
        <source>lesson: there is no step %1; there are %2</source>
        <translation>lesson: 没有第 %1 步；共有 %2 步</translation>
    </message>
    <message>
        <source>lesson run: there is nothing to run in this step</source>
        <translation>lesson run: 此步没有可运行的内容</translation>
    </message>
    <message>
        <source>lesson run: the question comes first; answer it</source>
        <translation>lesson run: 须先回答问题</translation>
    </message>
    <message>
        <source>lesson run: the step is being performed</source>
        <translation>lesson run: 此步正在执行</translation>
    </message>
    <message>
        <source>answer: nothing is asked</source>
        <translation>answer: 当前没有问题</translation>
    </message>
    <message>
        <source>answer: the step is being performed</source>
        <translation>answer: 此步正在执行</translation>
    </message>
    <message>
        <source>answer: this question has been answered; a lesson that is started anew asks again</source>
        <translation>answer: 此问题已回答；重新开始课程可再次作答</translation>
    </message>
    <message>
        <source>answer: a curve wants two numbers or more, from t = 1 to t = T</source>
        <translation>answer: 曲线需要两个或更多数值，从 t = 1 到 t = T</translation>
    </message>
    <message>
        <source>%1: is locked in this step of the lesson</source>
        <translation>%1: 在课程的此步中已锁定</translation>
    </message>
    <message>
        <source>%1: is locked in this step of the lesson; free: %2</source>
        <translation>%1: 在课程的此步中已锁定；可更改：%2</translation>
    </message>
    <message>
        <source>there is no lane %1</source>
        <translation>没有泳道 %1</translation>
    </message>
    <message>
        <source>Lesson: %1</source>
        <translation>课程：%1</translation>
    </message>
    <message>
        <source>a curve from %1 at t = 1 to %2 at t = T</source>
        <translation>从 t = 1 处的 %1 到 t = T 处的 %2 的曲线</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>未测得任何结果</translation>
    </message>
    <message>
        <source>none of them</source>
        <extracomment>of the choices of a question</extracomment>
        <translation>均不符合</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>was measured</extracomment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 at t = 1; the drawn curve is %2 decades away on average</source>
        <translation>t = 1 处为 %1；所绘曲线平均相差 %2 个数量级</translation>
    </message>
    <message>
        <source>lesson: there is no step %1; there is %2</source>
        <translation>lesson: 没有第 %1 步；共有 %2 步</translation>
    </message>
</context>
<context>
    <name>backflow::ui::LoadingDialog</name>
    <message>
        <source>Weights exported</source>
        <translation>权重已导出</translation>
    </message>
    <message>
        <source>The lines that load the weights in Python</source>
        <translation>在 Python 中加载权重的代码</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>into the clipboard</extracomment>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the lines that load the weights</source>
        <translation>复制加载权重的代码</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>the dialog</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Written: %1
In Python it is loaded by:</source>
        <translation>已写入：%1
在 Python 中的加载方法：</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Loss</name>
    <message>
        <source>seeds ▾</source>
        <extracomment>A button that opens a menu: train with other random seeds</extracomment>
        <translation>种子 ▾</translation>
    </message>
    <message>
        <source>Other seeds of the active lane</source>
        <translation>当前泳道的其他种子</translation>
    </message>
    <message>
        <source>Trains the active lane&apos;s experiment again with the next seeds, beside the lanes: how much of the curve is the seed&apos;s doing?</source>
        <translation>用后续种子再次训练当前泳道的实验，与各泳道并行：曲线中有多少取决于种子？</translation>
    </message>
    <message>
        <source>training step</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>loss L</source>
        <translation>损失 L</translation>
    </message>
    <message>
        <source>train</source>
        <extracomment>The loss of the training batch: a curve</extracomment>
        <translation>训练</translation>
    </message>
    <message>
        <source>held out (dots)</source>
        <translation>留出（圆点）</translation>
    </message>
    <message>
        <source>chance: %1</source>
        <translation>随机水平：%1</translation>
    </message>
    <message>
        <source>chance</source>
        <extracomment>The loss of guessing: a line</extracomment>
        <translation>随机水平</translation>
    </message>
    <message>
        <source>%1: %2 seeds</source>
        <translation>%1: %2 个种子</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>thin: train, dots: held out</source>
        <translation>细线：训练，圆点：留出</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>准确率 %1</translation>
    </message>
    <message>
        <source>This seed alone</source>
        <translation>仅此种子</translation>
    </message>
    <message>
        <source>%1 more seeds</source>
        <translation>另加 %1 个种子</translation>
    </message>
    <message>
        <source>%1: %2 seeds: band min–max, line median</source>
        <translation>%1: %2 个种子：带为最小–最大，线为中位数</translation>
    </message>
    <message>
        <source>Loss: no data yet.</source>
        <translation>损失：尚无数据。</translation>
    </message>
    <message>
        <source>training steps</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>L: the loss of a batch, logarithmic. Dashed: chance (%1)</source>
        <translation>L：一批的损失，对数坐标。虚线：随机水平（%1）</translation>
    </message>
    <message>
        <source>training step %1</source>
        <translation>第 %1 训练步</translation>
    </message>
    <message>
        <source>%1 there: train %2, held out %3</source>
        <translation>%1 此处：训练 %2，留出 %3</translation>
    </message>
    <message>
        <source>%1 now: train %2, held out %3</source>
        <translation>%1 当前：训练 %2，留出 %3</translation>
    </message>
    <message>
        <source>%1 diverged at step %2</source>
        <translation>%1 在第 %2 步发散</translation>
    </message>
    <message>
        <source>%1: %2 seeds: band min–max, line median, %3 diverged</source>
        <translation>%1: %2 个种子：带为最小–最大，线为中位数，%3 个已发散</translation>
    </message>
    <message>
        <source>Lane %1: at training step %2 the loss is %3; guessing scores %4.</source>
        <translation>泳道 %1：训练 %2 步后损失为 %3；随机水平为 %4。</translation>
    </message>
    <message>
        <source>Lane %1: at training step %2 the loss is %3.</source>
        <translation>泳道 %1：训练 %2 步后损失为 %3。</translation>
    </message>
    <message>
        <source>Lane %1: at training step %2 the loss is %3, on held-out data %4; guessing scores %5.</source>
        <translation>泳道 %1：训练 %2 步后损失为 %3，留出数据上为 %4；随机水平为 %5。</translation>
    </message>
    <message>
        <source>Lane %1: at training step %2 the loss is %3, on held-out data %4.</source>
        <translation>泳道 %1：训练 %2 步后损失为 %3，留出数据上为 %4。</translation>
    </message>
    <message>
        <source>%1, up to step %2.</source>
        <extracomment>%1: &quot;A: 5 seeds: band min–max, line median&quot;</extracomment>
        <translation>%1，至第 %2 步。</translation>
    </message>
    <message>
        <source>%1, of the training loss up to step %2</source>
        <extracomment>%1: &quot;A: 5 seeds: band min–max, line median&quot;</extracomment>
        <translation>%1，训练损失，至第 %2 步</translation>
    </message>
</context>
<context>
    <name>backflow::ui::LossCliff</name>
    <message>
        <source>a: along the gradient ∂L/∂θ</source>
        <translation>a：沿梯度 ∂L/∂θ</translation>
    </message>
    <message>
        <source>b: along a random direction</source>
        <translation>b：沿随机方向</translation>
    </message>
    <message>
        <source>log L around θ</source>
        <translation>θ 附近的 log L</translation>
    </message>
    <message>
        <source>step %1 · next: %2 %</source>
        <translation>第 %1 步 · 下一幅：%2 %</translation>
    </message>
    <message>
        <source>step %1 · L × %2 from line to line</source>
        <translation>第 %1 步 · 相邻等值线 L × %2</translation>
    </message>
    <message>
        <source>%1: %2 away</source>
        <translation>%1: 距离 %2</translation>
    </message>
    <message>
        <source>unclipped</source>
        <extracomment>Where the next training step would land without clipping</extracomment>
        <translation>未裁剪</translation>
    </message>
    <message>
        <source>clipped</source>
        <extracomment>Where the next training step would land with clipping</extracomment>
        <translation>裁剪后</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>The loss around the present weights is computed when there is a run.</source>
        <translation>有了运行后，计算当前权重附近的损失。</translation>
    </message>
    <message>
        <source>Computing the loss around the present weights: %1 %</source>
        <translation>正在计算当前权重附近的损失：%1&#xa0;%</translation>
    </message>
    <message>
        <source>a: distance from θ along the gradient ∂L/∂θ; the arrow points down, along −∂L/∂θ</source>
        <translation>a：沿梯度 ∂L/∂θ 到 θ 的距离；箭头指向下降方向 −∂L/∂θ</translation>
    </message>
    <message>
        <source>b: distance from θ along a random direction, filter-normalized, orthogonal to the gradient</source>
        <translation>b：沿随机方向到 θ 的距离，该方向经滤波器归一化，与梯度正交</translation>
    </message>
    <message>
        <source>L of one batch, logarithmic; each line is a factor of %1</source>
        <translation>一批的 L，对数坐标；相邻等值线相差 %1 倍</translation>
    </message>
    <message>
        <source>a = %1, b = %2: L = %3</source>
        <translation>a = %1，b = %2：L = %3</translation>
    </message>
    <message>
        <source>computed at %1 × %1 points, linear between them: what is finer does not show</source>
        <translation>在 %1 × %1 个点上计算，点间线性插值：更细的结构不显示</translation>
    </message>
    <message>
        <source>θ after step %1: L = %2, ‖∂L/∂θ‖ = %3</source>
        <translation>第 %1 步后的 θ：L = %2，‖∂L/∂θ‖ = %3</translation>
    </message>
    <message>
        <source>%1: L = %2, %3 from θ, of which %4 out of this plane</source>
        <translation>%1: L = %2，距 θ %3，其中 %4 在此平面之外</translation>
    </message>
    <message>
        <source>a step without clipping</source>
        <translation>不裁剪的一步</translation>
    </message>
    <message>
        <source>a step with clipping</source>
        <translation>裁剪的一步</translation>
    </message>
    <message>
        <source>the next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Loss cliff: not computed yet.</source>
        <translation>损失悬崖：尚未计算。</translation>
    </message>
    <message>
        <source>The loss within %1 of the weights after training step %2: %3 here, from %4 to %5 around; the gradient norm is %6.</source>
        <translation>第 %2 训练步之后权重附近 %1 范围内的损失：此处 %3，周围从 %4 到 %5；梯度范数为 %6。</translation>
    </message>
    <message>
        <source>One step would land at a loss of %1 without clipping and of %2 with it.</source>
        <translation>走一步，不裁剪时损失为 %1，裁剪时为 %2。</translation>
    </message>
</context>
<context>
    <name>backflow::ui::LstmPaths</name>
    <message>
        <source>time step t</source>
        <translation>时间步 t</translation>
    </message>
    <message>
        <source>gradient norm ‖∂L/∂(hₜ, cₜ)‖</source>
        <translation>梯度范数 ‖∂L/∂(hₜ, cₜ)‖</translation>
    </message>
    <message>
        <source>Paths of the gradient</source>
        <translation>梯度的路径</translation>
    </message>
    <message>
        <source>×%1 a step back</source>
        <translation>每反向一步 ×%1</translation>
    </message>
    <message>
        <source>no slope</source>
        <translation>无斜率</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <extracomment>&quot;memory highway 2e-8, ×0.9 a step back&quot;</extracomment>
        <translation>%1 %2，%3</translation>
    </message>
    <message>
        <source>norms of ∂L/∂(h, c) at the first time step by the way they came: %1; over %2 samples.</source>
        <translation>第一个时间步处 ∂L/∂(h, c) 的范数，按路径分：%1；基于 %2 个样本。</translation>
    </message>
    <message>
        <source>%1: ‖∂L/∂(h, c)‖ at time step t = %2, after training step %3</source>
        <translation>%1: 时间步 t = %2 处的 ‖∂L/∂(h, c)‖，第 %3 训练步之后</translation>
    </message>
    <message>
        <source>%1: %2; %3 (%4)</source>
        <translation>%1: %2；%3（%4）</translation>
    </message>
    <message>
        <source>The gradient ∂L/∂(h_t, c_t) split by the way it came back; the parts add up to it. Logarithmic</source>
        <translation>梯度 ∂L/∂(h_t, c_t) 按反向路径分解，各部分之和等于它。对数坐标</translation>
    </message>
    <message>
        <source>The LSTM and the GRU have several ways to split.</source>
        <translation>LSTM 和 GRU 有多条路径可分解。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>&quot;memory highway, ×0.9 a step back&quot;</extracomment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>backflow::ui::MainWindow</name>
    <message>
        <source>Backflow was not closed last time. </source>
        <translation>Backflow 上次未正常关闭。 </translation>
    </message>
    <message>
        <source>The session of %1 is still there.</source>
        <translation>%1 的会话仍在。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Only files of this computer can be opened</source>
        <translation>只能打开本机上的文件</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>The session that was closed last</source>
        <translation>上次关闭的会话</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>保存会话…</translation>
    </message>
    <message>
        <source>Save experiment…</source>
        <translation>保存实验…</translation>
    </message>
    <message>
        <source>Copy experiment as text</source>
        <translation>将实验复制为文本</translation>
    </message>
    <message>
        <source>Paste experiment</source>
        <translation>粘贴实验</translation>
    </message>
    <message>
        <source>Import weights…</source>
        <translation>导入权重…</translation>
    </message>
    <message>
        <source>Trust: check the gradient…</source>
        <translation>可信度：检验梯度…</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Backflow</source>
        <translation>关于 Backflow</translation>
    </message>
    <message>
        <source>Backflow %1 shows the gradient on its way back through time.</source>
        <translation>Backflow %1 展示梯度如何沿时间反向流动。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>打开课程…</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation>课程 (*.json)</translation>
    </message>
    <message>
        <source>Save worksheet…</source>
        <translation>保存作业单…</translation>
    </message>
    <message>
        <source>End the lesson</source>
        <translation>结束课程</translation>
    </message>
    <message>
        <source>Open an experiment, a session or data</source>
        <translation>打开实验、会话或数据</translation>
    </message>
    <message>
        <source>All that can be opened (*.json *.backflow *.csv *.tsv *.txt *.png *.svg *.pdf);;Sessions (*.backflow);;Experiments (*.json);;Pictures that carry one (*.png *.svg *.pdf);;Tables (*.csv *.tsv);;All files (*)</source>
        <translation>所有可打开的文件 (*.json *.backflow *.csv *.tsv *.txt *.png *.svg *.pdf);;会话 (*.backflow);;实验 (*.json);;附带实验的图片 (*.png *.svg *.pdf);;表格 (*.csv *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export a PyTorch script</source>
        <translation>导出 PyTorch 脚本</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Writing %1: run it with Python to compare PyTorch&apos;s steps with these</source>
        <translation>正在写入 %1：用 Python 运行，可将 PyTorch 的各训练步与这里的比较</translation>
    </message>
    <message>
        <source>Hidden until you have made your prediction</source>
        <translation>作出预测后才会显示</translation>
    </message>
    <message>
        <source>d MMM, hh:mm</source>
        <extracomment>The format of a date and time, as QDateTime::toString() takes it</extracomment>
        <translation>M月d日 hh:mm</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>River as a figure…</source>
        <translation>梯度河流图…</translation>
    </message>
    <message>
        <source>Film of the river…</source>
        <translation>河流的动画…</translation>
    </message>
    <message>
        <source>Window…</source>
        <translation>窗口…</translation>
    </message>
    <message>
        <source>Weights…</source>
        <translation>权重…</translation>
    </message>
    <message>
        <source>Session…</source>
        <translation>会话…</translation>
    </message>
    <message>
        <source>Experiment…</source>
        <translation>实验…</translation>
    </message>
    <message>
        <source>PyTorch script…</source>
        <translation>PyTorch 脚本…</translation>
    </message>
    <message>
        <source>menu &quot;%1&quot;: must be compare, lessons or export</source>
        <translation>menu “%1”: 必须是 compare、lessons 或 export</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Panel</name>
    <message>
        <source>Fit the scale to the data</source>
        <translation>按数据调整坐标范围</translation>
    </message>
    <message>
        <source>Fit the scale of “%1”</source>
        <translation>使“%1”的坐标适应数据</translation>
    </message>
    <message>
        <source>Export or copy it</source>
        <translation>导出或复制</translation>
    </message>
    <message>
        <source>Export or copy it, or show another view here</source>
        <translation>导出或复制，或在此显示其他视图</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Export “%1”, or show another view</source>
        <translation>导出“%1”，或显示其他视图</translation>
    </message>
    <message>
        <source>Export figure or data…</source>
        <translation>导出图或数据…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
</context>
<context>
    <name>backflow::ui::PanelGrid</name>
    <message>
        <source>choose &quot;%1&quot; of %2: must be nothing: there is no choice now</source>
        <translation>choose “%1” (%2): 须留空：目前没有可选项</translation>
    </message>
    <message>
        <source>choose &quot;%1&quot; of %2: must be one of %3</source>
        <translation>choose “%1” (%2): 必须是以下之一：%3</translation>
    </message>
</context>
<context>
    <name>backflow::ui::PhaseDiagram</name>
    <message>
        <source>A map over two settings, each cell a run of its own: Start computes what the gradient does over %1, from the active lane&apos;s experiment. Axes… chooses other settings and ranges.</source>
        <translation>两个设置项构成的图，每格是一次独立的运行：“开始”从当前泳道的实验出发，计算梯度随%1的变化。“轴…”可改选设置项和范围。</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>A button: compute the phase diagram</extracomment>
        <translation>开始</translation>
    </message>
    <message>
        <source>Axes…</source>
        <translation>轴…</translation>
    </message>
    <message>
        <source>Axes of the phase diagram</source>
        <translation>相图的轴</translation>
    </message>
    <message>
        <source>ratio</source>
        <extracomment>What the colours of the phase diagram show: how much of the gradient reaches the first step, its growth, or the loss</extracomment>
        <translation>比值</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>‖δ_1‖ / ‖δ_T‖, δ_t = ∂L/∂h_t of the top layer</source>
        <translation>‖δ_1‖ / ‖δ_T‖，δ_t = ∂L/∂h_t，取顶层</translation>
    </message>
    <message>
        <source>what a hundred steps back in time make of ‖∂L/∂h_t‖ at the mean rate of the sequence</source>
        <translation>按序列的平均速率，沿时间反向 100 步后 ‖∂L/∂h_t‖ 变为多少倍</translation>
    </message>
    <message>
        <source>loss on held-out data / chance, after the training steps</source>
        <translation>训练若干步后，留出数据上的损失 / 随机水平</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>颜色表示的量</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop computing the phase diagram</source>
        <translation>停止计算相图</translation>
    </message>
    <message>
        <source>Compute the phase diagram</source>
        <translation>计算相图</translation>
    </message>
    <message>
        <source>two settings, each cell a run</source>
        <translation>两个设置项，每格一次运行</translation>
    </message>
    <message>
        <source>loss / chance</source>
        <translation>损失 / 随机水平</translation>
    </message>
    <message>
        <source>reaches t = 1</source>
        <translation>到达 t = 1</translation>
    </message>
    <message>
        <source>growth in 100 steps back</source>
        <translation>反向 100 步的增长</translation>
    </message>
    <message>
        <source>no loss at initialization: choose training steps</source>
        <translation>初始化时没有损失：请设置训练步数</translation>
    </message>
    <message>
        <source>Phase diagram: no map has been computed yet.</source>
        <translation>相图：尚未计算。</translation>
    </message>
    <message>
        <source>A click opens this run as a lane.</source>
        <translation>点击可将此运行作为泳道打开。</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Plot</name>
    <message>
        <source>Press play: this fills as the network trains.</source>
        <translation>点击播放：此图随训练逐步绘出。</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>Enlarge the panel: there is no room for so many lanes.</source>
        <translation>请放大面板：容不下这么多泳道。</translation>
    </message>
</context>
<context>
    <name>backflow::ui::PredictionView</name>
    <message>
        <source>Appears with the first validation.</source>
        <translation>首次验证后显示。</translation>
    </message>
    <message>
        <source>%1 step %2</source>
        <translation>%1 第 %2 步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>answer</source>
        <extracomment>What the model answers: the name of an axis</extracomment>
        <translation>预测</translation>
    </message>
    <message>
        <source>truth</source>
        <extracomment>What it should answer: the name of an axis</extracomment>
        <translation>真值</translation>
    </message>
    <message>
        <source>Lane %1: %2 of %3 held-out samples are classified rightly.</source>
        <translation>泳道 %1：%3 个留出样本中有 %2 个分类正确。</translation>
    </message>
    <message>
        <source>Lane %1: the text goes on as “%2”.</source>
        <translation>泳道 %1：文本续写为“%2”。</translation>
    </message>
    <message>
        <source>Lane %1: %2 held-out answers, off by %3 on average.</source>
        <translation>泳道 %1：%2 个留出样本的预测，平均误差 %3。</translation>
    </message>
    <message>
        <source>Prediction: no validation yet.</source>
        <translation>预测：尚未验证。</translation>
    </message>
    <message>
        <source>%1: as of training step %2</source>
        <translation>%1: 第 %2 训练步时的结果</translation>
    </message>
    <message>
        <source>Grey: the text; below it: the most likely character at each place, tinted where it is wrong</source>
        <translation>灰色：原文；其下：每处最可能的字符，错误处着色</translation>
    </message>
    <message>
        <source>truth %1, answer %2: %3 samples</source>
        <translation>真值 %1，预测 %2：%3 个样本</translation>
    </message>
    <message>
        <source>pointer at %1 = %2, %3 = %4</source>
        <translation>指针位于 %1 = %2，%3 = %4</translation>
    </message>
    <message>
        <source>Shade: the part of the row, of those that are truly so. Framed: right answers</source>
        <translation>深浅：占该行（真实类别）的比例。加框：正确回答</translation>
    </message>
    <message>
        <source>truth %1, answer %2: %3 sample</source>
        <translation>真值 %1，预测 %2：%3 个样本</translation>
    </message>
</context>
<context>
    <name>backflow::ui::PreviewDialog</name>
    <message>
        <source>Train on it</source>
        <translation>用它训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>a dialog: do nothing</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Columns parted by</source>
        <extracomment>how the columns of a table are parted</extracomment>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>First row</source>
        <extracomment>of a table</extracomment>
        <translation>首行</translation>
    </message>
    <message>
        <source>names</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>The beginning of the text</source>
        <translation>文本开头</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 characters, %2 different ones. The last %3 % are held out.</source>
        <translation>%1 个字符，其中 %2 种不同字符。最后 %3 % 留出。</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns.</source>
        <translation>%1 行，%2 列。</translation>
    </message>
    <message>
        <source>%1 rows. “%2”: from %3 to %4, mean %5. The last %6 % are held out.</source>
        <translation>%1 行。“%2”：从 %3 到 %4，均值 %5。最后 %6 % 留出。</translation>
    </message>
</context>
<context>
    <name>backflow::ui::River</name>
    <message>
        <source>Gradient flow back through time: no data yet.</source>
        <translation>沿时间反向的梯度流：尚无数据。</translation>
    </message>
    <message>
        <source>Lane %1: of the gradient at time step %2, %3 times as much is at time step 1, with the losses on the way; of the last loss alone %4 times as much reaches time step %5 (%6).</source>
        <translation>泳道 %1：计入途中各步的损失，时间步 1 处的梯度是时间步 %2 处的 %3 倍；仅就最后一个损失而言，到达时间步 %5（%6）的梯度为 %4 倍。</translation>
    </message>
    <message>
        <source>Lane %1: of the gradient at time step %2, %3 times as much reaches time step 1, and %4 times as much time step %5 (%6).</source>
        <translation>泳道 %1：到达时间步 1 的梯度是时间步 %2 处的 %3 倍，到达时间步 %5（%6）的是 %4 倍。</translation>
    </message>
    <message>
        <source>time step t</source>
        <translation>时间步 t</translation>
    </message>
    <message>
        <source>The run is being prepared.</source>
        <translation>正在准备运行。</translation>
    </message>
    <message>
        <source>Press play (Space): the gradient will flow from the loss at the right back to the first time step.</source>
        <translation>点击播放 (Space)：梯度将从右侧的损失反向流到第一个时间步。</translation>
    </message>
    <message>
        <source>loss</source>
        <extracomment>The loss, from which the gradient flows: beside a ribbon</extracomment>
        <translation>损失</translation>
    </message>
    <message>
        <source>width and colour: ‖∂L/∂hₜ‖ relative to t = T</source>
        <translation>宽度和颜色：‖∂L/∂hₜ‖，相对于 t = T</translation>
    </message>
    <message>
        <source>It is the earliest input that the answer of the sample shown depends on.</source>
        <translation>这是所示样本的回答所依赖的最早输入。</translation>
    </message>
    <message>
        <source>The task marks no single input.</source>
        <translation>此任务不标记单个输入。</translation>
    </message>
    <message>
        <source>Steps with a loss: the gradient enters here and flows to the left.</source>
        <translation>有损失的时间步：梯度从这里进入，向左流动。</translation>
    </message>
    <message>
        <source>time step t = %1</source>
        <translation>时间步 t = %1</translation>
    </message>
    <message>
        <source>%1: gradient norm ‖∂L/∂h_t‖ = %2, that is %3 of the one at t = T</source>
        <translation>%1: 梯度范数 ‖∂L/∂h_t‖ = %2，为 t = T 处的 %3 倍</translation>
    </message>
    <message>
        <source>%1: of the last loss&apos;s own gradient %2 reaches time step t = %3 (%4), %5 steps before T:
its ‖∂L/∂h_t‖ relative to the one at its own step, top layer, sample shown. Ribbon and curves have the losses of all steps in them.</source>
        <translation>%1: 仅就最后一个损失的梯度而言，到达时间步 t = %3（%4，在 T 之前 %5 步）的为 %2 倍：
其 ‖∂L/∂h_t‖ 与该损失所在步的值之比，取顶层、所示样本。河和曲线计入了所有步的损失。</translation>
    </message>
    <message>
        <source>%1: of the gradient norm at the last time step T, %2 reaches time step t = %3 (%4), %5 steps before it:
‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of the top layer, over the batch.</source>
        <translation>%1: 最后一个时间步 T 的梯度范数，到达时间步 t = %3（%4，在 T 之前 %5 步）的为 %2 倍：
‖∂L/∂h_t‖ / ‖∂L/∂h_T‖，取顶层、整批。</translation>
    </message>
    <message>
        <source>Accuracy on held-out data: %1 %</source>
        <translation>留出数据上的准确率：%1 %</translation>
    </message>
    <message>
        <source>Loss: %1 times what guessing scores</source>
        <translation>损失：随机水平的 %1 倍</translation>
    </message>
    <message>
        <source>%1: gradient norm ‖∂L/∂h_t‖ = %2, that is %3 of the one at t = T (informative input)</source>
        <translation>%1: 梯度范数 ‖∂L/∂h_t‖ = %2，为 t = T 处的 %3 倍（含信息的输入）</translation>
    </message>
    <message>
        <source>all losses · inside: the last alone</source>
        <extracomment>Below the title of the river: what its ribbon is of, and what the narrower one inside it is of</extracomment>
        <translation>所有损失 · 其内：仅最后一个</translation>
    </message>
    <message>
        <source>of the last loss alone, %1 of what it is at its own step (sample shown)</source>
        <translation>仅最后一个损失：为其自身那一步的 %1（所示样本）</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Saturations</name>
    <message>
        <source>Saturation and time constants</source>
        <translation>饱和与时间常数</translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <translation>%1 | %2</translation>
    </message>
    <message>
        <source>|h| &gt; 0.95: %1 of the units&apos; values, dead units: %2</source>
        <translation>|h| &gt; 0.95：占神经元取值的 %1，失活神经元：%2</translation>
    </message>
    <message>
        <source>mean φ′ %1</source>
        <translation>φ′ 均值 %1</translation>
    </message>
    <message>
        <source>mean φ′(c) %1</source>
        <translation>φ′(c) 均值 %1</translation>
    </message>
    <message>
        <source>%1: %2 below 0.05, %3 above 0.95, mean %4</source>
        <translation>%1: 低于 0.05 占 %2，高于 0.95 占 %3，均值 %4</translation>
    </message>
    <message>
        <source>time constants of %1: from %2 to %3 steps, quartiles %4, %5, %6</source>
        <translation>%1 的时间常数：从 %2 到 %3 步，四分位数 %4、%5、%6</translation>
    </message>
    <message>
        <source>τ of %1</source>
        <translation>%1 的 τ</translation>
    </message>
    <message>
        <source>gate &lt; 0.05</source>
        <translation>门 &lt; 0.05</translation>
    </message>
    <message>
        <source>between</source>
        <extracomment>Gates between 0.05 and 0.95</extracomment>
        <translation>介于其间</translation>
    </message>
    <message>
        <source>&gt; 0.95</source>
        <translation>&gt; 0.95</translation>
    </message>
    <message>
        <source>more rows: enlarge</source>
        <translation>放大可见更多行</translation>
    </message>
    <message>
        <source>fraction of units, samples and time steps; τ in time steps, dashed: T</source>
        <translation>在神经元、样本和时间步中的占比；τ 以时间步计，虚线：T</translation>
    </message>
    <message>
        <source>fraction of units, samples and time steps</source>
        <translation>在神经元、样本和时间步中的占比</translation>
    </message>
    <message>
        <source>%1: τ = −1/⟨ln f⟩, f = %2: for how many steps a unit keeps its state. Least %3, quartiles %4, %5, %6, greatest %7; the sequence has T = %8 steps</source>
        <translation>%1: τ = −1/⟨ln f⟩，f = %2：神经元保持其状态的步数。最小 %3，四分位数 %4、%5、%6，最大 %7；序列有 T = %8 步</translation>
    </message>
    <message>
        <source>A gate that is always open or closed, and a unit at |h| near 1, pass on next to no gradient to their weights</source>
        <translation>始终打开或始终关闭的门，以及 |h| 接近 1 的神经元，几乎不把梯度传给自己的权重</translation>
    </message>
    <message>
        <source>%1: %2, %3, over units, samples and time steps</source>
        <translation>%1: %2，%3，按神经元、样本和时间步统计</translation>
    </message>
    <message>
        <source>%1: %2, %3 of its values below 0.05 (closed), %4 above 0.95 (open), mean %5</source>
        <translation>%1: %2，取值低于 0.05（关闭）的占 %3，高于 0.95（打开）的占 %4，均值 %5</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Script</name>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行: %2</translation>
    </message>
</context>
<context>
    <name>backflow::ui::SegmentsRow</name>
    <message>
        <source>more</source>
        <extracomment>further choices</extracomment>
        <translation>更多</translation>
    </message>
    <message>
        <source>The other choices</source>
        <translation>其他选项</translation>
    </message>
</context>
<context>
    <name>backflow::ui::SeriesStrip</name>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Session</name>
    <message>
        <source>there is no lane %1; there is %2</source>
        <translation>没有泳道 %1；现有 %2</translation>
    </message>
    <message>
        <source>there are four lanes already: close one first, as in: close-lane B</source>
        <translation>已有四条泳道：请先关闭一条，例如 close-lane B</translation>
    </message>
    <message>
        <source>compare: lane %1 has that already</source>
        <translation>compare: 泳道 %1 已经如此</translation>
    </message>
    <message>
        <source>close-lane: the last lane stays</source>
        <translation>close-lane: 最后一条泳道不能关闭</translation>
    </message>
    <message>
        <source>%1: the run is still being prepared</source>
        <translation>%1: 运行仍在准备中</translation>
    </message>
    <message>
        <source>%1: the run has diverged; reset it first</source>
        <translation>%1: 运行已发散，请先重置</translation>
    </message>
    <message>
        <source>check: one is being done; wait for it, or cancel it</source>
        <translation>check: 检验正在进行，请等它结束或取消</translation>
    </message>
    <message>
        <source>check: there is no state to check yet</source>
        <translation>check: 还没有可检验的状态</translation>
    </message>
    <message>
        <source>branch: there is nothing to begin from yet</source>
        <translation>branch: 还没有可作为起点的状态</translation>
    </message>
    <message>
        <source>branch: that step is still being replayed</source>
        <translation>branch: 那一步仍在重放</translation>
    </message>
    <message>
        <source>the run is still being prepared: there is nothing to save yet</source>
        <translation>运行仍在准备中：还没有可保存的内容</translation>
    </message>
    <message>
        <source>the session has a run &quot;%1&quot;; the window&apos;s lanes are A, B, C, D</source>
        <translation>会话中有运行“%1”，而窗口的泳道只有 A、B、C、D</translation>
    </message>
    <message>
        <source>The settings are back, but not what was trained with them: undo keeps the last %1 runs</source>
        <translation>设置已恢复，但当时训练的结果没有：撤销只保留最近 %1 次运行</translation>
    </message>
    <message>
        <source>ended at %1</source>
        <extracomment>of a lane: the training step at which it has ended</extracomment>
        <translation>已在第 %1 步结束</translation>
    </message>
    <message>
        <source>at %1</source>
        <extracomment>of a lane: the training step at which it rests</extracomment>
        <translation>在第 %1 步</translation>
    </message>
    <message>
        <source>waits at %1</source>
        <extracomment>of a lane: the training step at which it waits for those that are behind</extracomment>
        <translation>在第 %1 步等待</translation>
    </message>
    <message>
        <source>catches up</source>
        <extracomment>of a lane that is behind the others, and trains until it is where they are</extracomment>
        <translation>正在追赶</translation>
    </message>
    <message>
        <source>Undo opening this experiment</source>
        <translation>撤销打开此实验</translation>
    </message>
    <message>
        <source>Undo the new lane %1</source>
        <translation>撤销新建泳道 %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <extracomment>%1: knobs and their values</extracomment>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Undo closing lane %1</source>
        <translation>撤销关闭泳道 %1</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一次更改</translation>
    </message>
</context>
<context>
    <name>backflow::ui::SliderRow</name>
    <message>
        <source>%1, typed</source>
        <translation>%1，键入</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Spectrum</name>
    <message>
        <source>Re λ</source>
        <translation>Re λ</translation>
    </message>
    <message>
        <source>Im λ</source>
        <translation>Im λ</translation>
    </message>
    <message>
        <source>eigenvalues of U</source>
        <translation>U 的特征值</translation>
    </message>
    <message>
        <source>ρ %1 · σ₁ %2</source>
        <translation>ρ %1 · σ₁ %2</translation>
    </message>
    <message>
        <source>Selected: λ = %1, |λ| = %2</source>
        <translation>已选：λ = %1，|λ| = %2</translation>
    </message>
    <message>
        <source>red: 1/γ = %1</source>
        <translation>红：1/γ = %1</translation>
    </message>
    <message>
        <source>λ = %1
|λ| = %2, angle %3°</source>
        <translation>λ = %1
|λ| = %2，辐角 %3°</translation>
    </message>
    <message>
        <source>spectral radius ρ = %1: pull to scale all eigenvalues</source>
        <translation>谱半径 ρ = %1：拖动可缩放所有特征值</translation>
    </message>
    <message>
        <source>Lane %1: %2 eigenvalues of the recurrent matrix, %3 outside the unit circle; spectral radius %4, largest singular value %5.</source>
        <translation>泳道 %1：循环权重矩阵有 %2 个特征值，%3 个在单位圆外；谱半径 %4，最大奇异值 %5。</translation>
    </message>
    <message>
        <source>Eigenvalues of the recurrent matrix: no data yet.</source>
        <translation>循环权重矩阵的特征值：尚无数据。</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>A full stop behind a sentence</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Pull it; Shift: |λ| in steps of 0.05</source>
        <translation>可拖动；按住 Shift：|λ| 以 0.05 为步长</translation>
    </message>
</context>
<context>
    <name>backflow::ui::StatusLine</name>
    <message>
        <source>preparing</source>
        <extracomment>of a run</extracomment>
        <translation>准备中</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>of a run</extracomment>
        <translation>失败</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>of a run</extracomment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>of a run</extracomment>
        <translation>运行中</translation>
    </message>
    <message>
        <source>diverged</source>
        <extracomment>of a run</extracomment>
        <translation>已发散</translation>
    </message>
    <message>
        <source>finished</source>
        <extracomment>of a run</extracomment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Phase</source>
        <extracomment>preparing, running, …</extracomment>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Figures</source>
        <extracomment>the latest loss and accuracy, in numbers</extracomment>
        <translation>数值</translation>
    </message>
    <message>
        <source>Numeric mode and frame rate</source>
        <translation>数值精度和帧率</translation>
    </message>
    <message>
        <source>lane %1</source>
        <translation>泳道 %1</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>accuracy %1 %</source>
        <translation>准确率 %1 %</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <extracomment>frames a second</extracomment>
        <translation>%1 fps</translation>
    </message>
</context>
<context>
    <name>backflow::ui::TimeStrip</name>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Left and Right show the training step before and after</source>
        <translation>左右方向键显示前一或后一训练步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>changed after step %1 in lane %2: %3</source>
        <translation>泳道 %2 在第 %1 步之后改动：%3</translation>
    </message>
    <message>
        <source>%1 after step %2: %3</source>
        <translation>%1，第 %2 步之后：%3</translation>
    </message>
    <message>
        <source>… and %1 before</source>
        <translation>…… 之前还有 %1 处</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Timeline</name>
    <message>
        <source>Step shown</source>
        <translation>所示训练步</translation>
    </message>
    <message>
        <source>10 steps before</source>
        <translation>后退 10 步</translation>
    </message>
    <message>
        <source>Ten steps before</source>
        <translation>后退 10 步</translation>
    </message>
    <message>
        <source>Shows the run ten training steps earlier</source>
        <translation>显示 10 个训练步之前的运行</translation>
    </message>
    <message>
        <source>Branch here</source>
        <translation>在此分支</translation>
    </message>
    <message>
        <source>A new lane that goes on from the step shown: its weights, optimizer and random stream</source>
        <translation>从所示步继续的新泳道：沿用其权重、优化器和随机数流</translation>
    </message>
    <message>
        <source>Live</source>
        <extracomment>back from the past to the present of a run</extracomment>
        <translation>实时</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Shows the present again</source>
        <translation>重新显示现在的状态</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Transport</name>
    <message>
        <source>Play</source>
        <extracomment>a button: the training goes on</extracomment>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>播放或暂停 (Space)</translation>
    </message>
    <message>
        <source>Step</source>
        <extracomment>a button: one training step</extracomment>
        <translation>单步</translation>
    </message>
    <message>
        <source>One training step</source>
        <translation>训练一步</translation>
    </message>
    <message>
        <source>One training step (→)</source>
        <translation>训练一步 (→)</translation>
    </message>
    <message>
        <source>Reset</source>
        <extracomment>a button: back to the first training step</extracomment>
        <translation>重置</translation>
    </message>
    <message>
        <source>Start again from the seed</source>
        <translation>从种子重新开始</translation>
    </message>
    <message>
        <source>The same experiment from its first step (R)</source>
        <translation>同一实验，从第一步重新开始 (R)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare: a new lane with one key different</source>
        <translation>比较：只改一个设置项的新泳道</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Predict, try and see why, step by step</source>
        <translation>逐步预测、尝试、弄清原因</translation>
    </message>
    <message>
        <source>Trust</source>
        <extracomment>a button: whether the gradient on the screen can be trusted</extracomment>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Trust: check the gradient</source>
        <translation>可信度：检验梯度</translation>
    </message>
    <message>
        <source>Compares the gradient with finite differences, on the live network</source>
        <translation>在当前网络上，将梯度与有限差分比较</translation>
    </message>
    <message>
        <source>Present</source>
        <extracomment>a verb: shows the window large, for a projector</extracomment>
        <translation>演示</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Open, save, export, undo</source>
        <translation>打开、保存、导出、撤销</translation>
    </message>
    <message>
        <source>Training step</source>
        <translation>训练步</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>buttons: the training stops, or goes on</extracomment>
        <translation>暂停</translation>
    </message>
    <message>
        <source>T = %1 · %2 unit · seed %3</source>
        <translation>T = %1 · %2 个神经元 · 种子 %3</translation>
    </message>
    <message>
        <source>T = %1 · %2 units · seed %3</source>
        <translation>T = %1 · %2 个神经元 · 种子 %3</translation>
    </message>
    <message>
        <source>A second run beside this one, in lockstep, with one key different</source>
        <translation>与此运行并列、同步推进的第二个运行，只有一个设置项不同</translation>
    </message>
    <message>
        <source>There are four lanes already: close one first</source>
        <translation>已有四条泳道：请先关闭一条</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Back to the desk (F5)</source>
        <translation>退出演示 (F5)</translation>
    </message>
    <message>
        <source>Present: large type for a projector (F5)</source>
        <translation>演示：以大字显示，供投影仪使用 (F5)</translation>
    </message>
    <message>
        <source>End the presentation</source>
        <translation>结束演示</translation>
    </message>
    <message>
        <source>Present: large type for a projector</source>
        <translation>演示：以大字显示，供投影仪使用</translation>
    </message>
    <message>
        <source>The bundled experiments; those with a number are canonical: published claims, with a criterion</source>
        <translation>随附的实验；带编号的是经典实验：已发表的结论及其判据</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Figures, film, weights, session, program; a panel&apos;s own are in its … menu</source>
        <translation>图、动画、权重、会话、程序；各面板自己的导出在其 … 菜单中</translation>
    </message>
    <message>
        <source>How many training steps a second; a click slows them down, so that they can be followed</source>
        <translation>每秒的训练步数；点击可放慢，以便看清每一步</translation>
    </message>
    <message>
        <source>Real data</source>
        <extracomment>headings of a list of experiments: tasks whose samples are drawn, and those that come from files</extracomment>
        <translation>真实数据</translation>
    </message>
    <message>
        <source>Synthetic tasks</source>
        <translation>合成任务</translation>
    </message>
    <message>
        <source>Canonical experiments</source>
        <translation>经典实验</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the letter of a lane, and the training step at which it is, other than the rest of them</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Pace: %1</source>
        <extracomment>%1: how many training steps a second were chosen</extracomment>
        <translation>速度：%1</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>behind the name of an experiment that is no longer as it was opened</extracomment>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Changed since it was opened: %1</source>
        <translation>打开后已更改：%1</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Triangle</name>
    <message>
        <source>state at time step k</source>
        <translation>时间步 k 的状态</translation>
    </message>
    <message>
        <source>loss of time step t</source>
        <translation>时间步 t 的损失</translation>
    </message>
    <message>
        <source>Gradient triangle</source>
        <translation>梯度三角图</translation>
    </message>
    <message>
        <source>of the loss of time step %1, %2 is at that step&apos;s state and %3 at the first; losses from time step %4 to %1.</source>
        <translation>时间步 %1 的损失，其梯度范数在该步的状态处为 %2，在第一步的状态处为 %3；损失从时间步 %4 到 %1。</translation>
    </message>
    <message>
        <source>the only loss: t = %1</source>
        <translation>唯一的损失：t = %1</translation>
    </message>
    <message>
        <source>‖∂Lₜ/∂hₖ‖ relative to k = t</source>
        <translation>‖∂Lₜ/∂hₖ‖，相对于 k = t</translation>
    </message>
    <message>
        <source>t = %1, k = %2: a loss does not depend on later states</source>
        <translation>t = %1，k = %2：损失不依赖于之后的状态</translation>
    </message>
    <message>
        <source>t = %1: the gradient of this step&apos;s loss is 0, or it has no loss</source>
        <translation>t = %1：该步损失的梯度为 0，或该步没有损失</translation>
    </message>
    <message>
        <source>%1: ‖∂L_t/∂h_k‖ at t = %2, k = %3: %4, which is %5 of that at k = t</source>
        <translation>%1: t = %2，k = %3 处的 ‖∂L_t/∂h_k‖：%4，为 k = t 处的 %5 倍</translation>
    </message>
    <message>
        <source>Down: t, the step whose loss it is. Across: k, the step whose state it reaches. Colour: relative to k = t; blue vanishes, grey is healthy, red explodes</source>
        <translation>纵向：t，损失所在的步。横向：k，梯度到达的状态所在的步。颜色：相对于 k = t；蓝色消失，灰色健康，红色爆炸</translation>
    </message>
</context>
<context>
    <name>backflow::ui::TrustDialog</name>
    <message>
        <source>Trust: is the gradient right?</source>
        <translation>可信度：梯度正确吗？</translation>
    </message>
    <message>
        <source>The check, its result and its details</source>
        <translation>检验、结果和详情</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检验进度</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>检验结果</translation>
    </message>
    <message>
        <source>Details of the check</source>
        <translation>检验详情</translation>
    </message>
    <message>
        <source>Export PyTorch script…</source>
        <translation>导出 PyTorch 脚本…</translation>
    </message>
    <message>
        <source>The run&apos;s first 50 steps as a PyTorch program that compares itself</source>
        <translation>此运行的前 50 步，导出为可自行比较的 PyTorch 程序</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ends the check; what was compared so far is kept</source>
        <translation>结束检验，保留已比较的结果</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再次检验</translation>
    </message>
    <message>
        <source>At the weights that the active lane shows now</source>
        <translation>在当前泳道现在显示的权重处</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>a verb: a window goes</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes this window; a check goes on</source>
        <translation>关闭此窗口，检验继续进行</translation>
    </message>
    <message>
        <source>Cancelled before anything was compared.</source>
        <translation>尚未比较即已取消。</translation>
    </message>
    <message>
        <source>They agree, for the %1 derivatives compared before it was cancelled.</source>
        <translation>一致：取消前比较了 %1 个导数。</translation>
    </message>
    <message>
        <source>They do not agree, for the %1 derivatives compared before it was cancelled.</source>
        <translation>不一致：取消前比较了 %1 个导数。</translation>
    </message>
    <message>
        <source>They agree, for all of %1 derivatives.</source>
        <translation>一致：比较了全部 %1 个导数。</translation>
    </message>
    <message>
        <source>They do not agree, for all of %1 derivatives.</source>
        <translation>不一致：比较了全部 %1 个导数。</translation>
    </message>
    <message>
        <source>Comparing… %1 %, about %2 s left</source>
        <translation>正在比较… %1 %，约剩 %2 秒</translation>
    </message>
    <message>
        <source>Comparing… %1 %</source>
        <translation>正在比较… %1 %</translation>
    </message>
    <message>
        <source>The training goes on meanwhile.</source>
        <translation>训练同时继续进行。</translation>
    </message>
    <message>
        <source>The check could not be done: %1</source>
        <translation>未能完成检验：%1</translation>
    </message>
    <message>
        <source>The worst relative error is %1 (at most %2 counts as agreement). It is at %3: %4 by backpropagation, %5 by differences.

Compared in float64 for lane %6 after training step %7, with up to three samples and a little noise on the weights: every weight and bias, every input, and the initial state.</source>
        <translation>最大相对误差为 %1（不超过 %2 视为一致），出现在%3：反向传播得 %4，差分得 %5。

对泳道 %6 在第 %7 训练步之后以 float64 比较，至多取三个样本，权重加少量噪声：包括每个权重和偏置、每个输入，以及初始状态。</translation>
    </message>
    <message>
        <source>Nothing is decided: at %1 of %2 derivatives the loss bends too fast for differences.</source>
        <translation>无法判定：%2 个导数中有 %1 个，损失弯曲得太快，差分无从判断。</translation>
    </message>
</context>
<context>
    <name>backflow::ui::WeightShares</name>
    <message>
        <source>time step t</source>
        <translation>时间步 t</translation>
    </message>
    <message>
        <source>share ‖dU^(t)‖ / ‖dU‖</source>
        <translation>占比 ‖dU^(t)‖ / ‖dU‖</translation>
    </message>
    <message>
        <source>Share of dU by time step</source>
        <translation>各时间步在 dU 中的占比</translation>
    </message>
    <message>
        <source>The top layer has no recurrent matrix U: there is nothing to share out.</source>
        <translation>顶层没有循环权重矩阵 U：没有占比可算。</translation>
    </message>
    <message>
        <source>the recurrent weights&apos; gradient has norm %1. Time step %2 adds most, %3 of it; the first time step %4, at a cosine of %5, the last %6, at %7.</source>
        <translation>循环权重的梯度范数为 %1。时间步 %2 贡献最大，占比 %3；第一个时间步占比 %4，余弦 %5；最后一个时间步占比 %6，余弦 %7。</translation>
    </message>
    <message>
        <source>cos</source>
        <translation>cos</translation>
    </message>
    <message>
        <source>1 = ‖dU‖</source>
        <translation>1 = ‖dU‖</translation>
    </message>
    <message>
        <source>cos −1</source>
        <translation>cos −1</translation>
    </message>
    <message>
        <source>‖dU^(t)‖ / ‖dU‖: what time step t adds to the gradient dU = ∂L/∂U of the recurrent weights, logarithmic. Below: its cosine with dU</source>
        <translation>‖dU^(t)‖ / ‖dU‖：时间步 t 对循环权重的梯度 dU = ∂L/∂U 的贡献，对数坐标。下方：它与 dU 的余弦</translation>
    </message>
    <message>
        <source>t: time step of the sequence, from 1 to T = %1</source>
        <translation>t：序列的时间步，从 1 到 T = %1</translation>
    </message>
    <message>
        <source>time step t = %1</source>
        <translation>时间步 t = %1</translation>
    </message>
    <message>
        <source>%1: ‖dU^(t)‖ is %2 of ‖dU‖ = %3</source>
        <translation>%1: ‖dU^(t)‖ 为 ‖dU‖ = %3 的 %2 倍</translation>
    </message>
    <message>
        <source>%1: ‖dU^(t)‖ is %2 of ‖dU‖ = %3, at a cosine of %4 with it</source>
        <translation>%1: ‖dU^(t)‖ 为 ‖dU‖ = %3 的 %2 倍，与其余弦为 %4</translation>
    </message>
</context>
<context>
    <name>backflow::ui::Weights</name>
    <message>
        <source>norm</source>
        <extracomment>The norm of weights or gradients: the name of an axis</extracomment>
        <translation>范数</translation>
    </message>
    <message>
        <source>%1: ‖θ‖ %2, gradient %3, ratio %4</source>
        <translation>%1: ‖θ‖ %2，梯度 %3，比值 %4</translation>
    </message>
    <message>
        <source>Lane %1, %2.</source>
        <translation>泳道 %1，%2。</translation>
    </message>
    <message>
        <source>Weights and their gradients: no data yet.</source>
        <translation>权重及其梯度：尚无数据。</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>‖∂L/∂θ‖ before clipping</source>
        <translation>裁剪前的 ‖∂L/∂θ‖</translation>
    </message>
    <message>
        <source>gradient / weight = ratio</source>
        <translation>梯度 / 权重 = 比值</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>%1 / %2 = %3</source>
        <translation>%1 / %2 = %3</translation>
    </message>
    <message>
        <source>and %1 more: enlarge the panel</source>
        <translation>另有 %1 项：请放大面板</translation>
    </message>
    <message>
        <source>Norms of the parameters and of their gradients, logarithmic. Weights barely move where the gradient is tiny beside them</source>
        <translation>参数及其梯度的范数，对数坐标。梯度远小于权重时，权重几乎不变</translation>
    </message>
    <message>
        <source>%1: ‖θ‖ = %2, ‖∂L/∂θ‖ = %3 before clipping, ratio %4; training step %5</source>
        <translation>%1: ‖θ‖ = %2，裁剪前 ‖∂L/∂θ‖ = %3，比值 %4；第 %5 训练步</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>There is nothing to judge by yet.</source>
        <translation>尚无可供判定的依据。</translation>
    </message>
    <message>
        <source>1 · A linear network: the gradient changes by the factor ρ a step, exactly</source>
        <translation>1 · 线性网络：梯度每一步恰好变为 ρ 倍</translation>
    </message>
    <message>
        <source>10 · Chrono initialization: gates that begin with the time scale of the task</source>
        <translation>10 · Chrono 初始化：门的初值取任务的时间尺度</translation>
    </message>
    <message>
        <source>11 · Copying over 50 steps: an orthogonal network with modReLU, against an LSTM</source>
        <translation>11 · 复制 50 步：使用 modReLU 的正交网络，对比 LSTM</translation>
    </message>
    <message>
        <source>12 · A network left to itself: calm below gain 1, chaotic well above it</source>
        <translation>12 · 自行演化的网络：增益小于 1 时平静，远大于 1 时混沌</translation>
    </message>
    <message>
        <source>2 · A sigmoid network of gain 3 vanishes all the same</source>
        <translation>2 · 增益为 3 的 sigmoid 网络，梯度同样消失</translation>
    </message>
    <message>
        <source>3 · The cliff: a single unit&apos;s gradient is small nearly everywhere, and enormous on a line</source>
        <translation>3 · 悬崖：单个神经元的梯度几乎处处很小，在一条线上却极大</translation>
    </message>
    <message>
        <source>4 · Folds: between two values of b the unit remembers one bit, outside it cannot</source>
        <translation>4 · 折叠分岔：b 在两个值之间时，神经元能记住一比特，在此之外则不能</translation>
    </message>
    <message>
        <source>5 · The forget bias sets the slope of the memory&apos;s direct path</source>
        <translation>5 · 遗忘门偏置决定记忆直接通路的斜率</translation>
    </message>
    <message>
        <source>6 · Temporal order over 50 steps: Ω and clipping teach it to a tanh network</source>
        <translation>6 · 时间次序 50 步：靠 Ω 和裁剪，tanh 网络能学会</translation>
    </message>
    <message>
        <source>7 · Temporal order over 100 steps: the forget bias decides whether an LSTM learns</source>
        <translation>7 · 时间次序 100 步：遗忘门偏置决定 LSTM 能否学会</translation>
    </message>
    <message>
        <source>8 · Adding over 100 steps: gates learn it, tanh does not, ReLU from the identity does</source>
        <translation>8 · 加法 100 步：门控网络能学会，tanh 不能，以单位阵初始化的 ReLU 能</translation>
    </message>
    <message>
        <source>9 · The same IRNN without clipping: chance or divergence where it learned</source>
        <translation>9 · 同一 IRNN 不加裁剪：原先能学会的，变成随机水平或发散</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adding</source>
        <translation>加法</translation>
    </message>
    <message>
        <source>Adds λ₁·Σ|w| over the weight matrices (but a U kept orthogonal) to the loss.</source>
        <translation>在损失上加 λ₁·Σ|w|，对各权重矩阵求和（保持正交的 U 除外）。</translation>
    </message>
    <message>
        <source>Adds λ₂·Σw² over the weight matrices (but a U kept orthogonal) to the loss.</source>
        <translation>在损失上加 λ₂·Σw²，对各权重矩阵求和（保持正交的 U 除外）。</translation>
    </message>
    <message>
        <source>Antisymmetric RNN</source>
        <translation>反对称 RNN</translation>
    </message>
    <message>
        <source>Antisymmetric cell: U − Uᵀ − γI multiplies h_{t−1}.</source>
        <translation>反对称单元：与 h_{t−1} 相乘的是 U − Uᵀ − γI。</translation>
    </message>
    <message>
        <source>Associative recall</source>
        <translation>联想回忆</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Backflow experiment</source>
        <translation>Backflow 实验</translation>
    </message>
    <message>
        <source>Batch B</source>
        <translation>批大小 B</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Brackets (Dyck)</source>
        <translation>括号 (Dyck)</translation>
    </message>
    <message>
        <source>Carbon dioxide of the next month at Mauna Loa, GRU</source>
        <translation>莫纳罗亚下个月的二氧化碳浓度，GRU</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Copy memory</source>
        <translation>复制记忆</translation>
    </message>
    <message>
        <source>Copying, recall: size of the alphabet. Chance is ln S per symbol.</source>
        <translation>复制、回忆：字母表大小。随机水平为每个符号 ln S。</translation>
    </message>
    <message>
        <source>Copying: symbols to remember. Associative recall: pairs, at most S. aⁿbⁿ: the largest n, from 2. Brackets: how deep they nest, at most 8.</source>
        <translation>复制：要记住的符号数。联想回忆：键值对数，至多 S。aⁿbⁿ：n 的最大值，至少 2。括号：嵌套深度，至多 8。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Delayed recall</source>
        <translation>延迟回忆</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Dense activation</source>
        <translation>全连接激活</translation>
    </message>
    <message>
        <source>Dense dropout</source>
        <translation>全连接 Dropout</translation>
    </message>
    <message>
        <source>Dense layers between h and the output, one number each; none: the output is linear in h.</source>
        <translation>h 与输出之间的全连接层，每层写一个神经元数；不写：输出是 h 的线性函数。</translation>
    </message>
    <message>
        <source>Dense units</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>Diffusion γ</source>
        <translation>扩散 γ</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Digits: what one time step shows of the 8×8 picture.</source>
        <translation>手写数字：一个时间步给出 8×8 图像的哪一部分。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Embedded Reber grammar</source>
        <translation>嵌入式 Reber 文法</translation>
    </message>
    <message>
        <source>Everything about a run. Every key is optional and has a default; unknown keys are errors.</source>
        <translation>一次运行的全部设置。每个键都可省略，各有默认值；未知的键视为错误。</translation>
    </message>
    <message>
        <source>Exploding: tanh with spectral radius 2.5 on adding, T = 100</source>
        <translation>爆炸：谱半径 2.5 的 tanh，加法，T = 100</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Falls every</source>
        <translation>下降间隔</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Forget bias b_f</source>
        <translation>遗忘门偏置 b_f</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>From the second layer up: what a layer is given is added to what it hands on. The skip through time is a cell of its own.</source>
        <translation>从第二层起，把层的输入加到它的输出上。沿时间的跳跃连接是另外一种单元。</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>GRU (reset after)</source>
        <translation>GRU（后重置）</translation>
    </message>
    <message>
        <source>GRU of 128 on temporal order, T = 60</source>
        <translation>128 个神经元的 GRU，时间次序，T = 60</translation>
    </message>
    <message>
        <source>Gain g</source>
        <translation>增益 g</translation>
    </message>
    <message>
        <source>Gate biases</source>
        <translation>门偏置</translation>
    </message>
    <message>
        <source>Handwritten digits, row by row, LSTM</source>
        <translation>手写数字，逐行读入，LSTM</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 正态</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>How U begins, gate by gate, and the full matrices of peepholes. The product of T Jacobians made of U decides what reaches t = 1.</source>
        <translation>各个门的 U 以及窥孔连接满矩阵的初值。由 U 构成的 T 个雅可比之积决定什么能到达 t = 1。</translation>
    </message>
    <message>
        <source>How W and the head begin.</source>
        <translation>W 和输出头的初值。</translation>
    </message>
    <message>
        <source>How the gradient becomes a step.</source>
        <translation>梯度如何变成一步更新。</translation>
    </message>
    <message>
        <source>How the learning rate falls: η(n) = η·min(1, n/warmup)·s(k).</source>
        <translation>学习率如何下降：η(n) = η·min(1, n/warmup)·s(k)。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>单位阵</translation>
    </message>
    <message>
        <source>In every weight matrix the fraction p of smallest |w| counts as 0 and is not trained. The values are kept: moving p back brings them back (Han et al. 2015). A U that is kept orthogonal stays whole.</source>
        <translation>每个权重矩阵中 |w| 最小的一部分（比例 p）视为 0，不再训练。数值仍然保留：把 p 调回去就会恢复（Han et al. 2015）。保持正交的 U 不剪。</translation>
    </message>
    <message>
        <source>Input weights</source>
        <translation>输入权重</translation>
    </message>
    <message>
        <source>Items K</source>
        <translation>项数 K</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>LRU</source>
        <translation>LRU</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>LSTM of 10, dense layers with ReLU and dropout, softmax: digits by row</source>
        <translation>10 个神经元的 LSTM，带 ReLU 和 Dropout 的全连接层，softmax：逐行手写数字</translation>
    </message>
    <message>
        <source>LSTM of 50 with a dense layer, sunspots of the next month</source>
        <translation>50 个神经元的 LSTM 加一个全连接层，下个月的太阳黑子数</translation>
    </message>
    <message>
        <source>LSTM that learns adding, T = 100</source>
        <translation>学会加法的 LSTM，T = 100</translation>
    </message>
    <message>
        <source>LSTM: whether the gates see the memory c.</source>
        <translation>LSTM：门是否能看到记忆 c。</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>LeCun 正态</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>Time steps T</source>
        <translation>时间步数 T</translation>
    </message>
    <message>
        <source>Length of the step: θ ← θ − η·∂L/∂θ for plain SGD.</source>
        <translation>步长：对普通的 SGD，θ ← θ − η·∂L/∂θ。</translation>
    </message>
    <message>
        <source>Longest memory T_max</source>
        <translation>最长记忆 T_max</translation>
    </message>
    <message>
        <source>Lorenz system</source>
        <translation>Lorenz 系统</translation>
    </message>
    <message>
        <source>Loss at</source>
        <translation>损失位置</translation>
    </message>
    <message>
        <source>MGU</source>
        <translation>MGU</translation>
    </message>
    <message>
        <source>Mackey–Glass</source>
        <translation>Mackey–Glass</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Momentum μ</source>
        <translation>动量 μ</translation>
    </message>
    <message>
        <source>Momentum: v ← μ·v + g, θ ← θ − η·v. Nesterov: θ ← θ − η·(g + μ·v).</source>
        <translation>动量：v ← μ·v + g, θ ← θ − η·v。Nesterov：θ ← θ − η·(g + μ·v)。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>按范数</translation>
    </message>
    <message>
        <source>Of cells with a forget or an update gate: chrono draws b_f = ln u, u ~ U[1, T_max − 1], for each unit and sets b_i = −b_f: each forgets in its own time, up to T_max steps. Where z updates, as in a GRU, b_z = −ln u.</source>
        <translation>用于带遗忘门或更新门的单元：chrono 为每个神经元抽取 b_f = ln u, u ~ U[1, T_max − 1]，并令 b_i = −b_f：各神经元按自己的时间遗忘，最长 T_max 步。由 z 更新的单元（如 GRU）取 b_z = −ln u。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>正交</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>奇偶</translation>
    </message>
    <message>
        <source>Parity, series: where the network is asked. With a loss at every step, near terms hide far ones.</source>
        <translation>奇偶、时间序列：网络在何处作答。若每步都有损失，近处的项会掩盖远处的项。</translation>
    </message>
    <message>
        <source>Peephole</source>
        <translation>窥孔连接</translation>
    </message>
    <message>
        <source>Per step</source>
        <translation>每步</translation>
    </message>
    <message>
        <source>Percentile p</source>
        <translation>百分位 p</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Probability that an output of a dense layer is dropped, in training.</source>
        <translation>训练中全连接层的一个输出被丢弃的概率。</translation>
    </message>
    <message>
        <source>Probability that an output of a layer is dropped on its way to the next one, in training.</source>
        <translation>训练中层的一个输出在传往下一层时被丢弃的概率。</translation>
    </message>
    <message>
        <source>Pruning p</source>
        <translation>剪枝 p</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>读入方式</translation>
    </message>
    <message>
        <source>Recurrent layers, one above the other.</source>
        <translation>循环层，自下而上逐层叠加。</translation>
    </message>
    <message>
        <source>Recurrent matrix</source>
        <translation>循环权重矩阵</translation>
    </message>
    <message>
        <source>Recurrent weights</source>
        <translation>循环权重</translation>
    </message>
    <message>
        <source>Rescales each gate&apos;s U so that its largest |eigenvalue| is ρ. ρ &lt; 1 vanishes in a linear network.</source>
        <translation>缩放各个门的 U，使其最大的 |特征值| 为 ρ。线性网络中 ρ &lt; 1 时梯度消失。</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Residual RNN</source>
        <translation>残差 RNN</translation>
    </message>
    <message>
        <source>Residual and antisymmetric cell: h_t = h_{t−1} + ε·φ(·).</source>
        <translation>残差单元和反对称单元：h_t = h_{t−1} + ε·φ(·)。</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Selective copy</source>
        <translation>选择性复制</translation>
    </message>
    <message>
        <source>Series, text, digits: the part at the end of the data that is never trained on.</source>
        <translation>时间序列、文本、手写数字：数据末尾从不用于训练的部分。</translation>
    </message>
    <message>
        <source>Series, text: a path, or the name of a bundled file. A relative path is sought beside the experiment first.</source>
        <translation>时间序列、文本：路径，或自带文件的名称。相对路径先在实验文件旁边查找。</translation>
    </message>
    <message>
        <source>Series: the character between the columns, or auto.</source>
        <translation>时间序列：列与列之间的字符，或 auto。</translation>
    </message>
    <message>
        <source>Series: the column&apos;s name, or its number from 1. None: the last numeric one.</source>
        <translation>时间序列：列名，或从 1 数起的列号。不写：最后一个数值列。</translation>
    </message>
    <message>
        <source>Series: whether the first line names the columns.</source>
        <translation>时间序列：第一行是否为列名。</translation>
    </message>
    <message>
        <source>Simple RNN of 128 with ReLU (IRNN) on adding, T = 50</source>
        <translation>128 个神经元的 ReLU 简单 RNN (IRNN)，加法，T = 50</translation>
    </message>
    <message>
        <source>Sine mix</source>
        <translation>正弦混合</translation>
    </message>
    <message>
        <source>Size of the hidden state h_t.</source>
        <translation>隐藏状态 h_t 的维数。</translation>
    </message>
    <message>
        <source>Sparse</source>
        <translation>稀疏</translation>
    </message>
    <message>
        <source>Spectral radius ρ</source>
        <translation>谱半径 ρ</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Step ε</source>
        <translation>步长 ε</translation>
    </message>
    <message>
        <source>Step, cosine: the fraction of the learning rate below which no schedule falls.</source>
        <translation>阶梯、余弦：学习率的下限，即调度不会降到学习率的这一比例以下。</translation>
    </message>
    <message>
        <source>Step: η ← factor·η every step_every training steps.</source>
        <translation>阶梯：每 step_every 个训练步 η ← factor·η。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Sunspots of the next month, LSTM</source>
        <translation>下个月的太阳黑子数，LSTM</translation>
    </message>
    <message>
        <source>Symbols S</source>
        <translation>符号数 S</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Temporal order</source>
        <translation>时间次序</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The next character of a text, LSTM</source>
        <translation>文本的下一个字符，LSTM</translation>
    </message>
    <message>
        <source>The numbers that the network computes with.</source>
        <translation>网络计算所用的数。</translation>
    </message>
    <message>
        <source>The recurrent unit: h_t = f(x_t, h_{t−1}).</source>
        <translation>循环单元：h_t = f(x_t, h_{t−1})。</translation>
    </message>
    <message>
        <source>The version of this file format.</source>
        <translation>文件格式的版本。</translation>
    </message>
    <message>
        <source>Threshold c</source>
        <translation>阈值 c</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>时间序列</translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>U ← g·U after it is drawn; full peepholes likewise.</source>
        <translation>抽取之后 U ← g·U；窥孔连接的满矩阵同样处理。</translation>
    </message>
    <message>
        <source>Units H</source>
        <translation>神经元数 H</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>验证间隔</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>按值</translation>
    </message>
    <message>
        <source>Vanishing: tanh on adding, T = 100</source>
        <translation>消失：tanh，加法，T = 100</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>权重衰减 λ</translation>
    </message>
    <message>
        <source>What b begins as at the forget gate of cells that have one (of a pair: their sum), unless PyTorch&apos;s initialization draws it. An LSTM&apos;s direct path keeps σ(b_f) of the gradient a step.</source>
        <translation>在带遗忘门的单元中，遗忘门偏置 b 的初值（偏置成对时指二者之和）；PyTorch 初始化则自行抽取。LSTM 的直接通路每步保留梯度的 σ(b_f)。</translation>
    </message>
    <message>
        <source>What every bias b begins as; PyTorch&apos;s initialization draws its own.</source>
        <translation>所有偏置 b 的初值；PyTorch 初始化则自行抽取。</translation>
    </message>
    <message>
        <source>What is done to a gradient that is too large.</source>
        <translation>梯度过大时如何处理。</translation>
    </message>
    <message>
        <source>What multiplies h_{t−1}: U itself, or an orthogonal matrix made of it, which no training step can take away. Gain and spectral radius have no say then.</source>
        <translation>与 h_{t−1} 相乘的矩阵：U 本身，或由 U 得到的正交矩阵，任何训练步都不会破坏其正交性。此时增益和谱半径不起作用。</translation>
    </message>
    <message>
        <source>What the network has to learn.</source>
        <translation>网络要学会什么。</translation>
    </message>
    <message>
        <source>What this experiment is called on screen and in reports.</source>
        <translation>实验在屏幕上和报告中的名称。</translation>
    </message>
    <message>
        <source>Where clipping begins. By norm: g ← g·min(1, c/(‖g‖ + 1e-6)).</source>
        <translation>裁剪从何处开始。按范数：g ← g·min(1, c/(‖g‖ + 1e-6))。</translation>
    </message>
    <message>
        <source>Where the random numbers start: same seed, same weights, same data, same bits.</source>
        <translation>随机数的起点：种子相同，则权重相同、数据相同，结果逐位一致。</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>Xavier normal</source>
        <translation>Xavier 正态</translation>
    </message>
    <message>
        <source>a ← g⊙(a − mean)/√(var + 1e-5) + b over the units, for every pre-activation of its own. Diagonal peepholes are added after it.</source>
        <translation>a ← g⊙(a − mean)/√(var + 1e-5) + b，在神经元上归一化，每个预激活各自进行。对角窥视孔在其后相加。</translation>
    </message>
    <message>
        <source>aⁿbⁿ</source>
        <translation>aⁿbⁿ</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>hard tanh</source>
        <translation>hard tanh</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>minGRU</source>
        <translation>minGRU</translation>
    </message>
    <message>
        <source>minLSTM</source>
        <translation>minLSTM</translation>
    </message>
    <message>
        <source>modReLU</source>
        <translation>modReLU</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>softsign</source>
        <translation>softsign</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>Ω</source>
        <translation>Ω</translation>
    </message>
    <message>
        <source>θ ← θ − η·λ·θ before each step of any optimizer, biases too, beside the gradient and not through it. AdamW in PyTorch begins at 0.01.</source>
        <translation>任何优化器的每一步之前先做 θ ← θ − η·λ·θ，偏置也不例外；它与梯度分开进行，不混入梯度。PyTorch 的 AdamW 默认为 0.01。</translation>
    </message>
    <message>
        <source>φ of the cell. Every step back in time multiplies the gradient by φ′. To or from one that learns α a new run starts.</source>
        <translation>单元的 φ。沿时间每反向一步，梯度乘以一次 φ′。换成或换掉要学习 α 的 φ，会开始新的运行。</translation>
    </message>
    <message>
        <source>φ of the dense layers, one without a parameter to learn.</source>
        <translation>全连接层的 φ，只能选没有可学习参数的。</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>爆炸</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>失活</translation>
    </message>
    <message>
        <source>converged</source>
        <translation>已收敛</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1</source>
        <translation>%1 · 到 t = 1 为 %2 倍</translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1 from the last loss</source>
        <translation>%1 · 自最后一个损失到 t = 1 为 %2 倍</translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1 · half-life %3 steps</source>
        <translation>%1 · 到 t = 1 为 %2 倍 · 半衰期 %3 步</translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1 from the last loss · half-life %3 steps</source>
        <translation>%1 · 自最后一个损失到 t = 1 为 %2 倍 · 半衰期 %3 步</translation>
    </message>
    <message>
        <source>%1 · grows %2-fold by t = 1</source>
        <translation>%1 · 到 t = 1 增至 %2 倍</translation>
    </message>
    <message>
        <source>%1 · grows %2-fold by t = 1 from the last loss</source>
        <translation>%1 · 自最后一个损失到 t = 1 增至 %2 倍</translation>
    </message>
    <message>
        <source>%1 · %2 of |h| &gt; 0.95</source>
        <translation>%1 · %2 的 |h| &gt; 0.95</translation>
    </message>
    <message>
        <source>%1 · %2 of the units are 0</source>
        <translation>%1 · %2 的神经元为 0</translation>
    </message>
    <message>
        <source>%1 · loss %2 of chance</source>
        <translation>%1 · 损失为随机水平的 %2 倍</translation>
    </message>
    <message>
        <source>%1 · training step %2</source>
        <translation>%1 · 第 %2 训练步</translation>
    </message>
    <message>
        <source>Truncation cuts the gradient off on its way back.</source>
        <translation>截断使梯度在反向途中中断。</translation>
    </message>
    <message>
        <source>∂L/∂h dies on its way back, but the memory c carries the gradient.</source>
        <translation>∂L/∂h 在反向途中消失，但记忆 c 传递了梯度。</translation>
    </message>
    <message>
        <source>The gradient dies on its way back.</source>
        <translation>梯度在反向途中消失。</translation>
    </message>
    <message>
        <source>The gradient reaches the beginning, weakened.</source>
        <translation>梯度传到了序列开头，但有所减弱。</translation>
    </message>
    <message>
        <source>The gradient reaches the beginning, and has grown.</source>
        <translation>梯度传到了序列开头，并有所增大。</translation>
    </message>
    <message>
        <source>The gradient reaches the beginning at a comparable size.</source>
        <translation>梯度传到了序列开头，大小相当。</translation>
    </message>
    <message>
        <source>The gradient of the last loss dies on its way back.</source>
        <translation>最后一个损失的梯度在反向途中消失。</translation>
    </message>
    <message>
        <source>The gradient of the last loss reaches the beginning, weakened.</source>
        <translation>最后一个损失的梯度传到了序列开头，但有所减弱。</translation>
    </message>
    <message>
        <source>The gradient of the last loss reaches the beginning, and has grown.</source>
        <translation>最后一个损失的梯度传到了序列开头，并有所增大。</translation>
    </message>
    <message>
        <source>The gradient of the last loss reaches the beginning at a comparable size.</source>
        <translation>最后一个损失的梯度传到了序列开头，大小相当。</translation>
    </message>
    <message>
        <source>Nearly all hidden values sit at their limits, where little gradient passes.</source>
        <translation>几乎所有隐藏状态值都处在极限，梯度很难通过。</translation>
    </message>
    <message>
        <source>Nearly all units are zero throughout.</source>
        <translation>几乎所有神经元始终为零。</translation>
    </message>
    <message>
        <source>The gradient is small because the task is learned.</source>
        <translation>梯度小，是因为任务已学会。</translation>
    </message>
    <message>
        <source>The numbers have left the finite range.</source>
        <translation>数值已超出有限范围。</translation>
    </message>
    <message>
        <source>The sequence has fewer than two steps: there is no way back to measure.</source>
        <translation>序列不足两步：没有可测量的反向路程。</translation>
    </message>
    <message>
        <source>How much of ‖∂L/∂h‖ reaches t = 1 is missing: no gradient has been measured yet, or it is 0 at the last step.</source>
        <translation>不知道 ‖∂L/∂h‖ 有多少到达 t = 1：尚未测量梯度，或最后一步的梯度为 0。</translation>
    </message>
    <message>
        <source>Of the last loss alone, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; vanishing is below 1e-3.</source>
        <translation>仅就最后一个损失而言，t = 1 处的 ‖∂L/∂h‖ 是损失所在处的 %1 倍；低于 1e-3 为消失。</translation>
    </message>
    <message>
        <source>Of the last loss alone, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; exploding is above 1e3.</source>
        <translation>仅就最后一个损失而言，t = 1 处的 ‖∂L/∂h‖ 是损失所在处的 %1 倍；高于 1e3 为爆炸。</translation>
    </message>
    <message>
        <source>Of the last loss alone, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; healthy is 1e-3 to 1e3.</source>
        <translation>仅就最后一个损失而言，t = 1 处的 ‖∂L/∂h‖ 是损失所在处的 %1 倍；1e-3 到 1e3 为健康。</translation>
    </message>
    <message>
        <source>‖∂L/∂h‖ at t = 1 is %1 of what it is at t = %2; vanishing is below 1e-3.</source>
        <translation>t = 1 处的 ‖∂L/∂h‖ 是 t = %2 处的 %1 倍；低于 1e-3 为消失。</translation>
    </message>
    <message>
        <source>‖∂L/∂h‖ at t = 1 is %1 of what it is at t = %2; exploding is above 1e3.</source>
        <translation>t = 1 处的 ‖∂L/∂h‖ 是 t = %2 处的 %1 倍；高于 1e3 为爆炸。</translation>
    </message>
    <message>
        <source>‖∂L/∂h‖ at t = 1 is %1 of what it is at t = %2; healthy is 1e-3 to 1e3.</source>
        <translation>t = 1 处的 ‖∂L/∂h‖ 是 t = %2 处的 %1 倍；1e-3 到 1e3 为健康。</translation>
    </message>
    <message>
        <source>%1 of the hidden values have |h| &gt; 0.95, and %2 of the gradient arrives; saturated is above 90 % where less than 0.1 arrives.</source>
        <translation>%1 的隐藏状态值满足 |h| &gt; 0.95，梯度到达时为原来的 %2 倍；前者超过 90 % 且后者不足 0.1 为饱和。</translation>
    </message>
    <message>
        <source>%1 of the units are 0 over the whole batch and sequence; dead is above 90 %.</source>
        <translation>%1 的神经元在整个批和整个序列上都为 0；超过 90 % 为失活。</translation>
    </message>
    <message>
        <source>The running mean of the loss</source>
        <translation>损失的滑动平均</translation>
    </message>
    <message>
        <source>The loss of this batch</source>
        <translation>本批的损失</translation>
    </message>
    <message>
        <source>%1 is %2 of chance; learned is below 0.01.</source>
        <translation>%1是随机水平的 %2 倍；低于 0.01 为已学会。</translation>
    </message>
    <message>
        <source>%1 is %2 of chance and ‖∂L/∂θ‖ = %3; learned is below 0.1 where the norm is under 1e-3.</source>
        <translation>%1是随机水平的 %2 倍，且 ‖∂L/∂θ‖ = %3；范数小于 1e-3 时，低于 0.1 为已学会。</translation>
    </message>
    <message>
        <source>The first number that was not finite: %1.</source>
        <translation>第一个非有限的数：%1。</translation>
    </message>
    <message>
        <source>%1: no step back can lengthen it (Pascanu 2013).</source>
        <translation>%1：任何一步反向都不会使梯度变大（Pascanu 2013）。</translation>
    </message>
    <message>
        <source>%1 &lt; 1 is enough for it to vanish (Pascanu 2013).</source>
        <translation>%1 &lt; 1 足以使梯度消失（Pascanu 2013）。</translation>
    </message>
    <message>
        <source>%1 &gt; 1 allows growth (Pascanu 2013).</source>
        <translation>%1 &gt; 1 使梯度有可能增长（Pascanu 2013）。</translation>
    </message>
    <message>
        <source>With the losses on the way ‖∂L/∂h‖ at t = 1 is %1 of what it is at the end: near losses keep it up.</source>
        <translation>计入途中的损失，t = 1 处的 ‖∂L/∂h‖ 是末端的 %1 倍：是近处的损失维持了它的大小。</translation>
    </message>
    <message>
        <source>With the losses on the way ‖∂L/∂h‖ at t = 1 is %1 of what it is at the end.</source>
        <translation>计入途中的损失，t = 1 处的 ‖∂L/∂h‖ 是末端的 %1 倍。</translation>
    </message>
    <message>
        <source>‖∂L/∂c‖ before t = 1 is %1 of ‖∂L/∂h‖ at the end: the memory&apos;s own way is open.</source>
        <translation>t = 1 之前的 ‖∂L/∂c‖ 是末端 ‖∂L/∂h‖ 的 %1 倍：记忆自身的通路畅通。</translation>
    </message>
    <message>
        <source>train.truncate = %1 cuts it every so many steps, counted back from T. The triangle and the shares of dU are of the gradient uncut.</source>
        <translation>train.truncate = %1：从 T 往回数，每隔这么多步切断一次梯度。三角图和 dU 的占比取未截断的梯度。</translation>
    </message>
    <message>
        <source>In sample 1 the first input that matters sits %1 step back: %2 of ‖∂L/∂h‖ arrives there.</source>
        <translation>样本 1 中第一个有关的输入在 %1 步之前：到达那里的 ‖∂L/∂h‖ 为末端的 %2 倍。</translation>
    </message>
    <message>
        <source>In sample 1 the first input that matters sits %1 steps back: %2 of ‖∂L/∂h‖ arrives there.</source>
        <translation>样本 1 中第一个有关的输入在 %1 步之前：到达那里的 ‖∂L/∂h‖ 为末端的 %2 倍。</translation>
    </message>
    <message>
        <source>%1 is %2; chance is %3.</source>
        <translation>%1为 %2；随机水平为 %3。</translation>
    </message>
    <message>
        <source>%1 is %2; chance is %3 (%4).</source>
        <translation>%1为 %2；随机水平为 %3（%4）。</translation>
    </message>
    <message>
        <source>%1 (training step %2)</source>
        <translation>%1（第 %2 训练步）</translation>
    </message>
    <message>
        <source>%1, time step %2</source>
        <translation>%1，时间步 %2</translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <translation>%1，第 %2 层</translation>
    </message>
    <message>
        <source>%1 is NaN</source>
        <translation>%1 为 NaN</translation>
    </message>
    <message>
        <source>%1 is infinite</source>
        <translation>%1 为无穷大</translation>
    </message>
    <message>
        <source>hidden state h</source>
        <translation>隐藏状态 h</translation>
    </message>
    <message>
        <source>memory c</source>
        <translation>记忆 c</translation>
    </message>
    <message>
        <source>loss L</source>
        <translation>损失 L</translation>
    </message>
    <message>
        <source>output y</source>
        <translation>输出 y</translation>
    </message>
    <message>
        <source>gradient ∂L/∂h</source>
        <translation>梯度 ∂L/∂h</translation>
    </message>
    <message>
        <source>parameter %1 after the update</source>
        <translation>更新后的参数 %1</translation>
    </message>
    <message>
        <source>%1 of layer %2</source>
        <translation>第 %2 层的 %1</translation>
    </message>
    <message>
        <source>blanks, then any symbol</source>
        <translation>先答空白，再任猜符号</translation>
    </message>
    <message>
        <source>all symbols alike</source>
        <translation>各符号等概率</translation>
    </message>
    <message>
        <source>all four orders alike</source>
        <translation>四种次序等概率</translation>
    </message>
    <message>
        <source>the next symbol from this one alone</source>
        <translation>仅凭当前符号猜下一个</translation>
    </message>
    <message>
        <source>always guess 1</source>
        <translation>总是猜 1</translation>
    </message>
    <message>
        <source>persistence</source>
        <translation>持续性预测</translation>
    </message>
    <message>
        <source>all values alike</source>
        <translation>各个值等概率</translation>
    </message>
    <message>
        <source>a fair coin</source>
        <translation>抛均匀硬币</translation>
    </message>
    <message>
        <source>unigram entropy</source>
        <translation>一元模型 (unigram) 的熵</translation>
    </message>
    <message>
        <source>always guess the mean (NRMSE 1)</source>
        <translation>总是猜均值 (NRMSE 1)</translation>
    </message>
    <message>
        <source>all ten digits alike</source>
        <translation>十个数字等概率</translation>
    </message>
    <message>
        <source>true sum</source>
        <translation>真值之和</translation>
    </message>
    <message>
        <source>answered sum</source>
        <translation>预测之和</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>even</source>
        <translation>偶</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>奇</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>键 %1</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>input gate i</source>
        <translation>输入门 i</translation>
    </message>
    <message>
        <source>forget gate f</source>
        <translation>遗忘门 f</translation>
    </message>
    <message>
        <source>output gate o</source>
        <translation>输出门 o</translation>
    </message>
    <message>
        <source>candidate g</source>
        <translation>候选 g</translation>
    </message>
    <message>
        <source>candidate h̃</source>
        <translation>候选 h̃</translation>
    </message>
    <message>
        <source>update gate z</source>
        <translation>更新门 z</translation>
    </message>
    <message>
        <source>reset gate r</source>
        <translation>重置门 r</translation>
    </message>
    <message>
        <source>gate f</source>
        <translation>门 f</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>row by row</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>pixel by pixel</source>
        <translation>逐像素</translation>
    </message>
    <message>
        <source>last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>正交</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>chrono</source>
        <translation>chrono</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>stopped before its end</source>
        <translation>中途停止</translation>
    </message>
    <message>
        <source>the hidden states or the loss of this batch are not finite</source>
        <translation>这一批的隐藏状态或损失不是有限数</translation>
    </message>
    <message>
        <source>the gradient changes so fast here that its differences do not settle</source>
        <translation>梯度在此处变化太快，差分不收敛</translation>
    </message>
    <message>
        <source>takes about %1 operations at this size; the limit is %2: try a smaller model.hidden or task.length</source>
        <translation>在此规模下约需 %1 次运算；上限为 %2：试试更小的 model.hidden 或 task.length</translation>
    </message>
    <message>
        <source>would keep %1 numbers; the limit is %2: try a smaller model.hidden</source>
        <translation>需要保存 %1 个数；上限为 %2：试试更小的 model.hidden</translation>
    </message>
    <message>
        <source>takes a backward pass for each time step; the limit is T = %1</source>
        <translation>每个时间步都需要一次反向传播；上限为 T = %1</translation>
    </message>
    <message>
        <source>its recurrent matrix cannot be cut</source>
        <translation>其循环权重矩阵无法拆分</translation>
    </message>
    <message>
        <source>layer normalization ties the gates together</source>
        <translation>层归一化把各个门耦合在一起</translation>
    </message>
    <message>
        <source>the cell has no gates that see h: everything goes one way</source>
        <translation>单元没有能看到 h 的门：全部经由一条通路</translation>
    </message>
    <message>
        <source>the gates see the state by another way than U</source>
        <translation>门还通过 U 以外的途径看到状态</translation>
    </message>
    <message>
        <source>the cell has no memory c</source>
        <translation>单元没有记忆 c</translation>
    </message>
    <message>
        <source>%1 has no recurrent matrix U</source>
        <translation>%1 没有循环权重矩阵 U</translation>
    </message>
    <message>
        <source>U is kept orthogonal: its eigenvalues stay on the unit circle</source>
        <translation>U 保持正交：其特征值始终在单位圆上</translation>
    </message>
    <message>
        <source>%1 makes its recurrent matrix of U − Uᵀ: it cannot be any other</source>
        <translation>%1 的循环权重矩阵由 U − Uᵀ 构成，不能取别的形式</translation>
    </message>
    <message>
        <source>The eigenvalues of more than %1 units would hold up the training</source>
        <translation>神经元超过 %1 个时，计算特征值会拖慢训练</translation>
    </message>
    <message>
        <source>the run has diverged; it takes no new recurrent matrix</source>
        <translation>运行已发散，不接受新的循环权重矩阵</translation>
    </message>
    <message>
        <source>the run has diverged; it takes no new parameters</source>
        <translation>运行已发散，不接受新的参数</translation>
    </message>
    <message>
        <source>this eigenvalue cannot be pulled: the recurrent matrix is too close to a defective one</source>
        <translation>无法拖动这个特征值：循环权重矩阵过于接近亏损矩阵</translation>
    </message>
    <message>
        <source>the recurrent matrix holds numbers that are not finite</source>
        <translation>循环权重矩阵中有非有限的数</translation>
    </message>
    <message>
        <source>the eigenvalues of the recurrent matrix could not be computed</source>
        <translation>无法算出循环权重矩阵的特征值</translation>
    </message>
    <message>
        <source>an eigenvalue can be pulled only to and from a finite number</source>
        <translation>特征值只能从有限的数拖到有限的数</translation>
    </message>
    <message>
        <source>a spectral radius must be greater than 0 and finite</source>
        <translation>谱半径必须大于 0 且有限</translation>
    </message>
    <message>
        <source>a recurrent matrix of spectral radius 0 cannot be scaled to another</source>
        <translation>谱半径为 0 的循环权重矩阵无法缩放到其他谱半径</translation>
    </message>
    <message>
        <source>the run needs more memory than there is: %1</source>
        <translation>运行所需的内存超过可用内存：%1</translation>
    </message>
    <message>
        <source>the experiment needs about %1 of memory, and %2 are free: %3</source>
        <translation>实验约需 %1 内存，可用 %2：%3</translation>
    </message>
    <message>
        <source>input x, component %1, time step %2, sample %3</source>
        <translation>输入 x，分量 %1，时间步 %2，样本 %3</translation>
    </message>
    <message>
        <source>initial state, element %1</source>
        <translation>初始状态，元素 %1</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>必须是 %1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2, or null</source>
        <translation>必须是 %1 到 %2 之间的整数，或 null</translation>
    </message>
    <message>
        <source>must be a number from %1 to %2</source>
        <translation>必须是 %1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>must be a number from %1 to %2, or null</source>
        <translation>必须是 %1 到 %2 之间的数，或 null</translation>
    </message>
    <message>
        <source>must be text in UTF-8</source>
        <translation>必须是 UTF-8 文本</translation>
    </message>
    <message>
        <source>must be text in UTF-8, or null</source>
        <translation>必须是 UTF-8 文本，或 null</translation>
    </message>
    <message>
        <source>must be a list such as [10, 20] of at most %1 whole numbers from %2 to %3</source>
        <translation>必须是形如 [10, 20] 的列表，至多 %1 个整数，每个在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>必须是以下之一：%1</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>there is no such key; the nearest one is %1</source>
        <translation>没有这个设置项；最接近的是 %1</translation>
    </message>
    <message>
        <source>there is no such key; sections are objects inside each other</source>
        <translation>没有这个设置项；各节应写成嵌套的对象</translation>
    </message>
    <message>
        <source>is a group of keys; name one of them, such as %1</source>
        <translation>是一组键；请写出其中一个，如 %1</translation>
    </message>
    <message>
        <source>not JSON: %1</source>
        <translation>不是 JSON：%1</translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation>%1，第 %2 行第 %3 列</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>must be a JSON object: { &quot;backflow&quot;: 1, … }</source>
        <translation>必须是 JSON 对象：{ &quot;backflow&quot;: 1, … }</translation>
    </message>
    <message>
        <source>is larger than 1 MB; an experiment file has about 2 kB</source>
        <translation>大于 1 MB；实验文件通常约 2 kB</translation>
    </message>
    <message>
        <source>is a sweep; for it there is: backflow-cli sweep</source>
        <translation>是参数扫描；请用 backflow-cli sweep</translation>
    </message>
    <message>
        <source>is what a run must come to; for it there is: backflow-cli verify</source>
        <translation>是运行的预期结果；请用 backflow-cli verify</translation>
    </message>
    <message>
        <source>is a canonical experiment; for it there is: backflow-cli reproduce</source>
        <translation>是经典实验；请用 backflow-cli reproduce</translation>
    </message>
    <message>
        <source>cannot be opened for reading</source>
        <translation>无法打开以供读取</translation>
    </message>
    <message>
        <source>the name of the file to write is empty</source>
        <translation>要写入的文件名为空</translation>
    </message>
    <message>
        <source>is a folder; the name of a file is needed</source>
        <translation>是文件夹；需要文件名</translation>
    </message>
    <message>
        <source>is a folder; a file is needed</source>
        <translation>是文件夹；需要文件</translation>
    </message>
    <message>
        <source>is empty; a table with a column of numbers is needed</source>
        <translation>为空；需要含有数值列的表格</translation>
    </message>
    <message>
        <source>has a header and no rows below it</source>
        <translation>只有表头，下面没有数据行</translation>
    </message>
    <message>
        <source>no column of numbers (it has %1); numbers need a decimal point, not a comma</source>
        <translation>没有数值列（现有 %1）；小数要用小数点，不用逗号</translation>
    </message>
    <message>
        <source>not valid UTF-8; save the file as UTF-8 text</source>
        <translation>不是有效的 UTF-8；请将文件存为 UTF-8 文本</translation>
    </message>
    <message>
        <source>%1, byte %2</source>
        <translation>%1，第 %2 字节</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>column &quot;%1&quot;</source>
        <translation>列 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>has decimal commas; numbers need a decimal point (or name another column: task.column)</source>
        <translation>用了逗号作小数点；请改用小数点（或另选一列：task.column）</translation>
    </message>
    <message>
        <source>%1 is not a number (decimal point, no units)</source>
        <translation>%1 不是数（要用小数点，不带单位）</translation>
    </message>
    <message>
        <source>the value is missing (%1); fill it in or leave the row out</source>
        <translation>缺少数值 (%1)；请补上，或删去该行</translation>
    </message>
    <message>
        <source>%1 cells where line %2 has %3; every row needs as many</source>
        <translation>有 %1 格，而第 %2 行有 %3 格；各行格数必须相同</translation>
    </message>
    <message>
        <source>a quote in the wrong place; quote the whole cell and double the quotes in it</source>
        <translation>引号位置不对；请给整格加引号，并将其中的引号写两遍</translation>
    </message>
    <message>
        <source>a quoted cell that begins here or later is never closed</source>
        <translation>从这里或之后开始的带引号的格没有结束</translation>
    </message>
    <message>
        <source>a NUL byte; save the table as UTF-8 text</source>
        <translation>含 NUL 字节；请将表格存为 UTF-8 文本</translation>
    </message>
    <message>
        <source>a NUL byte; a plain text file is needed</source>
        <translation>含 NUL 字节；需要纯文本文件</translation>
    </message>
    <message>
        <source>damaged or cut short</source>
        <translation>损坏或不完整</translation>
    </message>
    <message>
        <source>the experiment&apos;s code: is damaged or cut short</source>
        <translation>实验代码已损坏或不完整</translation>
    </message>
    <message>
        <source>the experiment&apos;s code must begin with %1</source>
        <translation>实验代码必须以 %1 开头</translation>
    </message>
    <message>
        <source>is missing; the network wants %1</source>
        <translation>缺失；网络需要 %1</translation>
    </message>
    <message>
        <source>the network has no such parameter</source>
        <translation>网络没有这个参数</translation>
    </message>
    <message>
        <source>holds a number that is not finite</source>
        <translation>含有非有限的数</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>出现了两次</translation>
    </message>
    <message>
        <source>Autoclip: the threshold is the p-th percentile of ‖g‖ at this training step and up to 10,000 before it. 10: nine steps of ten are clipped.</source>
        <translation>自动裁剪：阈值取 ‖g‖ 在本训练步及此前至多 10,000 步中的第 p 百分位数。取 10 时，十步中有九步被裁剪。</translation>
    </message>
    <message>
        <source>Chrono: the longest time that a unit is to remember; 0: the length of the task&apos;s sequences.</source>
        <translation>Chrono：神经元要记住的最长时间；0 表示任务的序列长度。</translation>
    </message>
    <message>
        <source>Gradients reach back at most this many steps; 0: all the way to t = 1.</source>
        <translation>梯度最多往回传这么多步；0 表示一直传到 t = 1。</translation>
    </message>
    <message>
        <source>Sequences that one training step looks at.</source>
        <translation>一个训练步所看的序列数。</translation>
    </message>
    <message>
        <source>Step: after so many training steps η is multiplied by the factor.</source>
        <translation>阶梯：每过这么多训练步，η 乘以一次因子。</translation>
    </message>
    <message>
        <source>The first training steps, over which η rises in a straight line: η·n/warmup (Goyal et al. 2017). The schedule begins behind them, with k = 0.</source>
        <translation>最初的若干训练步，η 在其间线性上升：η·n/warmup（Goyal et al. 2017）。其后调度才开始，k = 0。</translation>
    </message>
    <message>
        <source>Time steps of one sequence: the way that the gradient has to go back. Copying adds 2K steps to it, selective copy K; the digits have their own.</source>
        <translation>一个序列的时间步数，即梯度要往回走的路程。复制另加 2K 步，选择性复制另加 K 步；手写数字有自己的长度。</translation>
    </message>
    <message>
        <source>Training steps between two looks at the held-out data; 0: never.</source>
        <translation>每隔多少训练步在留出数据上验证一次；0 表示从不。</translation>
    </message>
    <message>
        <source>Training steps until the run is finished.</source>
        <translation>运行到结束共有多少训练步。</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>try a smaller hidden, batch or length</source>
        <translation>请减小 hidden、batch 或 length</translation>
    </message>
    <message>
        <source>is %1; the network wants %2</source>
        <translation>为 %1；网络需要 %2</translation>
    </message>
    <message>
        <source>A or B at two places among c d e f; which order was it?</source>
        <translation>c d e f 之间有两处是 A 或 B；它们的次序是什么？</translation>
    </message>
    <message>
        <source>B T … T E or B P … P E around a Reber string; y_t = the next symbol</source>
        <translation>Reber 串首尾为 B T … T E 或 B P … P E；y_t = 下一个符号</translation>
    </message>
    <message>
        <source>I: ones on the diagonal</source>
        <translation>I：对角线上为 1</translation>
    </message>
    <message>
        <source>K of S symbols at random places among T steps, then K markers: say the K symbols</source>
        <translation>T 步中随机位置有 K 个符号（共 S 种），然后是 K 个标记：说出这 K 个符号</translation>
    </message>
    <message>
        <source>K of S symbols, T−1 blanks, a marker; then say the K symbols</source>
        <translation>K 个符号（共 S 种），T−1 个空白，一个标记；然后说出这 K 个符号</translation>
    </message>
    <message>
        <source>K pairs of a key and a value among blanks; at t = T a key: y_T = its value</source>
        <translation>空白之间有 K 个键值对；t = T 时给出一个键：y_T = 它的值</translation>
    </message>
    <message>
        <source>N(0, 1) for 15 incoming weights of each unit (all, where there are fewer), 0 for the others</source>
        <translation>每个神经元有 15 个输入权重取自 N(0, 1)（不足 15 个则全部），其余为 0</translation>
    </message>
    <message>
        <source>Q with QᵀQ = I: every singular value is 1</source>
        <translation>Q，QᵀQ = I：所有奇异值为 1</translation>
    </message>
    <message>
        <source>U(−b, b), b = 1/√H, biases too; the head: b = 1/√fan_in</source>
        <translation>U(−b, b)，b = 1/√H，偏置也是；输出头：b = 1/√fan_in</translation>
    </message>
    <message>
        <source>an 8×8 digit by row or by pixel; y_T = which of 0 … 9</source>
        <translation>8×8 的手写数字，逐行或逐像素；y_T = 0 … 9 中的哪一个</translation>
    </message>
    <message>
        <source>aⁿbⁿ, n ~ U{1 … K}, one string after the other; y_t = the next symbol</source>
        <translation>aⁿbⁿ，n ~ U{1 … K}，一串接一串；y_t = 下一个符号</translation>
    </message>
    <message>
        <source>balanced ( ) [ ], at most K deep; y_t = the next symbol</source>
        <translation>配对的 ( ) [ ]，深度至多 K；y_t = 下一个符号</translation>
    </message>
    <message>
        <source>each g_i ← min(max(g_i, −c), c): the direction turns</source>
        <translation>每个 g_i ← min(max(g_i, −c), c)：方向会改变</translation>
    </message>
    <message>
        <source>g ← g·min(1, c/(‖g‖ + 1e-6)), c the p-th percentile of ‖g‖ over the last 10,000 steps</source>
        <translation>g ← g·min(1, c/(‖g‖ + 1e-6))，c 为最近 10,000 步 ‖g‖ 的第 p 百分位数</translation>
    </message>
    <message>
        <source>g ← g·min(1, c/(‖g‖ + 1e-6)): the direction stays</source>
        <translation>g ← g·min(1, c/(‖g‖ + 1e-6))：方向不变</translation>
    </message>
    <message>
        <source>one of S symbols at t = 1, then blanks; y_T = that symbol</source>
        <translation>t = 1 时是 S 种符号之一，之后是空白；y_T = 那个符号</translation>
    </message>
    <message>
        <source>one-hot characters; y_t = the next character</source>
        <translation>独热编码的字符；y_t = 下一个字符</translation>
    </message>
    <message>
        <source>p_t = b_1 ⊕ … ⊕ b_t of random bits</source>
        <translation>随机比特的 p_t = b_1 ⊕ … ⊕ b_t</translation>
    </message>
    <message>
        <source>x = (u, marker), u ~ U[0,1]; y_T = the sum of the two marked u</source>
        <translation>x = (u, 标记)，u ~ U[0,1]；y_T = 两个带标记的 u 之和</translation>
    </message>
    <message>
        <source>x&apos; = .2 x(t−17)/(1 + x(t−17)¹⁰) − .1 x, every 6 time units; y_t = x_{t+1}</source>
        <translation>x&apos; = .2 x(t−17)/(1 + x(t−17)¹⁰) − .1 x，每 6 个时间单位取一点；y_t = x_{t+1}</translation>
    </message>
    <message>
        <source>x&apos; = 10(y−x), y&apos; = x(28−z) − y, z&apos; = xy − 8z/3, every 0.1 time units; y_t = x_{t+1}</source>
        <translation>x&apos; = 10(y−x)，y&apos; = x(28−z) − y，z&apos; = xy − 8z/3，每 0.1 个时间单位取一点；y_t = x_{t+1}</translation>
    </message>
    <message>
        <source>δ_t ← δ_t·min(1, c/‖δ_t‖) at every step on the way back, δ_t = ∂L/∂h_t over the batch</source>
        <translation>反向途中每一步 δ_t ← δ_t·min(1, c/‖δ_t‖)，δ_t 为整批的 ∂L/∂h_t</translation>
    </message>
    <message>
        <source>θ ← (1 − η λ) θ with λ = train.weight_decay, then as Adam</source>
        <translation>θ ← (1 − η λ) θ，λ = train.weight_decay，然后同 Adam</translation>
    </message>
    <message>
        <source>φ(a) = a where a &gt; 0, else α a; α is learned, one a layer</source>
        <translation>φ(a) = a（a &gt; 0），否则 α a；α 可学习，每层一个</translation>
    </message>
    <message>
        <source>φ(a) = sign(a)·max(|a| + b, 0); b is learned, one a unit</source>
        <translation>φ(a) = sign(a)·max(|a| + b, 0)；b 可学习，每个神经元一个</translation>
    </message>
    <message>
        <source>ℓ = −ln softmax(ŷ)_label, in nats</source>
        <translation>ℓ = −ln softmax(ŷ)_label，单位 nat</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>diagonal</source>
        <translation>对角</translation>
    </message>
    <message>
        <source>diagonal, o sees c_{t−1}</source>
        <translation>对角，o 看 c_{t−1}</translation>
    </message>
    <message>
        <source>full matrices</source>
        <translation>全矩阵</translation>
    </message>
    <message>
        <source>gradient ∂L/∂θ</source>
        <translation>梯度 ∂L/∂θ</translation>
    </message>
    <message>
        <source>the optimizer&apos;s memory after the update</source>
        <translation>更新后优化器的状态</translation>
    </message>
    <message>
        <source>%1 of dense layer %2 of the head</source>
        <translation>输出头第 %2 个全连接层的 %1</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>没有这个文件或目录</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>文件系统只读</translation>
    </message>
    <message>
        <source>file exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>must be at least %1 %2</source>
        <translation>必须至少为 %1 %2</translation>
    </message>
    <message>
        <source>must be from %1 to %2</source>
        <translation>必须在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>must be last or every</source>
        <translation>必须是 last 或 every</translation>
    </message>
    <message>
        <source>must be row or pixel</source>
        <translation>必须是 row 或 pixel</translation>
    </message>
    <message>
        <source>must be more than 0 and less than 1</source>
        <translation>必须大于 0 且小于 1</translation>
    </message>
    <message>
        <source>must be auto, yes or no</source>
        <translation>必须是 auto、yes 或 no</translation>
    </message>
    <message>
        <source>must be an object with keys of its own</source>
        <translation>必须是含有自己的设置项的对象</translation>
    </message>
    <message>
        <source>must be one of the columns of %1 (%2) or a number from 1 to %3</source>
        <translation>必须是 %1 的某一列 (%2)，或 1 到 %3 之间的列号</translation>
    </message>
    <message>
        <source>this version has only %1</source>
        <translation>此版本只支持 %1</translation>
    </message>
    <message>
        <source>is empty; a text is needed</source>
        <translation>是空的；需要一段文本</translation>
    </message>
    <message>
        <source>only one distinct character; at least 2 are needed</source>
        <translation>只有一种字符；至少需要 2 种</translation>
    </message>
    <message>
        <source>%1 distinct characters; at most %2 can be learned, one input and one class each</source>
        <translation>有 %1 种字符；最多能学习 %2 种，每种一个输入和一个类别</translation>
    </message>
    <message>
        <source>%1 characters, of which %2 train and %3 are held out: too short for task.length = %4, which needs %5 and %6</source>
        <translation>共 %1 个字符，其中 %2 个用于训练，%3 个留出：对 task.length = %4 来说太短，至少需要 %5 和 %6 个</translation>
    </message>
    <message>
        <source>%1 values, of which %2 train and %3 are held out: too short for task.length = %4, which needs %5 and %6</source>
        <translation>共 %1 个值，其中 %2 个用于训练，%3 个留出：对 task.length = %4 来说太短，至少需要 %5 和 %6 个</translation>
    </message>
    <message>
        <source>values too large to be squared</source>
        <translation>数值过大，无法求平方</translation>
    </message>
    <message>
        <source>constant over the training part; nothing to predict</source>
        <translation>在训练部分恒定不变；没有可预测的内容</translation>
    </message>
    <message>
        <source>has %1 columns; 64 pixels and a class are needed</source>
        <translation>有 %1 列；需要 64 个像素和一个类别</translation>
    </message>
    <message>
        <source>the class must be a whole number from 0 to 9</source>
        <translation>类别必须是 0 到 9 之间的整数</translation>
    </message>
    <message>
        <source>there is no such file in %1, and none of that name among the bundled data in %2</source>
        <translation>%1 中没有这个文件，%2 的自带数据中也没有同名文件</translation>
    </message>
    <message>
        <source>is larger than %1 bytes, the most that is read; take a part of it</source>
        <translation>大于 %1 字节，超过可读上限；请截取一部分</translation>
    </message>
    <message>
        <source>is larger than %1 GiB, the most that is read</source>
        <translation>大于 %1 GiB，超过可读上限</translation>
    </message>
    <message>
        <source>reading failed after %1 bytes</source>
        <translation>读到 %1 字节后失败</translation>
    </message>
    <message>
        <source>damaged or cut short: the gzip data cannot be unpacked after %1 bytes</source>
        <translation>损坏或不完整：%1 字节之后的 gzip 数据无法解压</translation>
    </message>
    <message>
        <source>the name must end in one of %1; others cannot be read back</source>
        <translation>文件名必须以下列之一结尾：%1；其他格式无法读回</translation>
    </message>
    <message>
        <source>the name must end in one of %1</source>
        <translation>文件名必须以下列之一结尾：%1</translation>
    </message>
    <message>
        <source>does not say what it is of, and PyTorch&apos;s cannot be taken: %1</source>
        <translation>没有说明属于什么网络，也不能按 PyTorch 的权重读取：%1</translation>
    </message>
    <message>
        <source>is of %1; this run&apos;s is %2, whose equations are others</source>
        <translation>来自 %1；本次运行为 %2，方程不同</translation>
    </message>
    <message>
        <source>is no session: it must be a file that Backflow has saved as %1</source>
        <translation>不是会话：必须是 Backflow 保存的 %1 文件</translation>
    </message>
    <message>
        <source>is a damaged session file: it was cut short, after %1 bytes</source>
        <translation>会话文件已损坏：在 %1 字节之后被截断</translation>
    </message>
    <message>
        <source>its data file %1 has changed since: its SHA-256 is now %2</source>
        <translation>其数据文件 %1 此后有变化：现在的 SHA-256 为 %2</translation>
    </message>
    <message>
        <source>is no .npz: %1</source>
        <translation>不是 .npz 文件：%1</translation>
    </message>
    <message>
        <source>is no array of NumPy (.npy)</source>
        <translation>不是 NumPy 数组 (.npy)</translation>
    </message>
    <message>
        <source>is too short for a .safetensors file</source>
        <translation>太短，不是 .safetensors 文件</translation>
    </message>
    <message>
        <source>the header must be an object</source>
        <translation>文件头必须是一个对象</translation>
    </message>
    <message>
        <source>cannot be unpacked: the archive is damaged</source>
        <translation>无法解压：压缩包已损坏</translation>
    </message>
    <message>
        <source>holds no array</source>
        <translation>不含任何数组</translation>
    </message>
    <message>
        <source>is an archive; an experiment is a JSON file, and a session goes on with --resume</source>
        <translation>是压缩包；实验是 JSON 文件，会话用 --resume 继续</translation>
    </message>
    <message>
        <source>cannot be swept; a number, a choice or a switch can</source>
        <translation>不能扫描；数值、选项或开关才可以</translation>
    </message>
    <message>
        <source>is no number; name its values, or write: all</source>
        <translation>不是数值；请列出各个值，或写 all</translation>
    </message>
    <message>
        <source>an axis has from 1 to %1 values</source>
        <translation>一条轴可有 1 到 %1 个值</translation>
    </message>
    <message>
        <source>an axis goes from a number to a number</source>
        <translation>轴的两端必须是数值</translation>
    </message>
    <message>
        <source>a logarithmic axis goes from a number above 0 to another</source>
        <translation>对数轴的两端必须大于 0</translation>
    </message>
    <message>
        <source>has no choices; give it FROM TO COUNT</source>
        <translation>没有选项；请给出 FROM TO COUNT</translation>
    </message>
    <message>
        <source>is no folder of a sweep: it has no sweep.json</source>
        <translation>不是参数扫描的文件夹：其中没有 sweep.json</translation>
    </message>
    <message>
        <source>is a sweep with random draws, which is no map</source>
        <translation>是随机抽取的扫描，不能画成图</translation>
    </message>
    <message>
        <source>has %1 keys with more than one value, seeds aside; a map has two</source>
        <translation>除种子外有 %1 个多值的设置项；图只能有两个</translation>
    </message>
    <message>
        <source>%1, column &quot;%2&quot;</source>
        <translation>%1，列“%2”</translation>
    </message>
    <message>
        <source>the experiment&apos;s code</source>
        <translation>实验代码</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>cannot be replaced: %1</source>
        <translation>无法替换：%1</translation>
    </message>
    <message>
        <source>Each step back multiplies it by φ′, then by Uᵀ, on average %1 · %2 = %3: %4 = %5.</source>
        <translation>每反向一步，先乘以 φ′，再乘以 Uᵀ，平均为 %1 · %2 = %3：%4 = %5。</translation>
    </message>
    <message>
        <source>Each step back multiplies it by %1 on average: %2 = %3.</source>
        <translation>每反向一步，平均乘以 %1：%2 = %3。</translation>
    </message>
    <message>
        <source>Adding over 200 steps. b_f ~ ln U(1, T−1) and b_i = −b_f give the units memories of all lengths up to T; at b_f = 1 none is longer than a few steps. Chrono is not better everywhere: it gains nothing on copying.</source>
        <translation>加法 200 步。b_f ~ ln U(1, T−1)、b_i = −b_f 使各神经元的记忆长度遍布到 T 为止；b_f = 1 时没有一个超过几步。Chrono 并非处处更好：在复制任务上毫无收益。</translation>
    </message>
    <message>
        <source>At b_f = 1 the gates let e^(−0.31·100) of the gradient pass the direct path and the loss stays at ln 4 = 1.386; at b_f = 3 it falls within one or two thousand steps. U begins uniform in ±1/√H: an orthogonal U, or a small W with it, lets b_f = 1 learn as well, by paths other than the direct one.</source>
        <translation>b_f = 1 时，门只让梯度的 e^(−0.31·100) 通过直接路径，损失停在 ln 4 = 1.386；b_f = 3 时，损失在一两千步内下降。U 的初值在 ±1/√H 内均匀分布：若 U 为正交阵，或再配上较小的 W，b_f = 1 也能经直接路径以外的路径学会。</translation>
    </message>
    <message>
        <source>IRNN</source>
        <translation>IRNN</translation>
    </message>
    <message>
        <source>LSTM, b_f = 1</source>
        <translation>LSTM，b_f = 1</translation>
    </message>
    <message>
        <source>Saying blanks and then guessing scores K ln S/(T + 2K) = 0.173. U stays orthogonal while training and modReLU begins as the identity, so states and gradients come through whole: solved in some hundred steps; the LSTM&apos;s gates have to learn to first.</source>
        <translation>先输出空白、再随意猜测，损失为 K ln S/(T + 2K) = 0.173。U 在训练中保持正交，modReLU 的初始状态即恒等映射，因此状态和梯度都能完整通过：几百步即可解决；LSTM 的门则要先学会这一点。</translation>
    </message>
    <message>
        <source>The gradient norm on its logarithmic scale is a straight line of slope ln ρ: h_t = W x_t + ρQ h_{t−1} with QᵀQ = I, so ‖δ_{t−1}‖ = ρ‖δ_t‖.</source>
        <translation>对数坐标下的梯度范数是一条斜率为 ln ρ 的直线：h_t = W x_t + ρQ h_{t−1}，其中 QᵀQ = I，所以 ‖δ_{t−1}‖ = ρ‖δ_t‖。</translation>
    </message>
    <message>
        <source>The gradient&apos;s norm before clipping jumps by orders of magnitude. With norm clipping those steps stay short and the loss falls; without it one of them throws the weights away, and with luck they come back later.</source>
        <translation>裁剪前的梯度范数会跳变几个数量级。按范数裁剪后，这些步仍然很短，损失下降；不裁剪时，其中一步就会把权重甩开，运气好的话它们以后才会回来。</translation>
    </message>
    <message>
        <source>Without help the loss stays at ln 4 = 1.386: the gradient dies within some ten steps. Ω = Σ_k (‖δ_{k+1}J_{k+1}‖²/‖δ_{k+1}‖² − 1)² pulls U to where the norm of the gradient keeps; clipping holds the steps that then explode.</source>
        <translation>不加措施时，损失停在 ln 4 = 1.386：梯度在十来步内就消失。Ω = Σ_k (‖δ_{k+1}J_{k+1}‖²/‖δ_{k+1}‖² − 1)² 把 U 拉向能保持梯度范数之处；裁剪则约束随后爆炸的那些步。</translation>
    </message>
    <message>
        <source>b_f = 1</source>
        <translation>b_f = 1</translation>
    </message>
    <message>
        <source>b_f = 3</source>
        <translation>b_f = 3</translation>
    </message>
    <message>
        <source>clipped at 1</source>
        <translation>裁剪到 1</translation>
    </message>
    <message>
        <source>clipped at 1, Ω</source>
        <translation>裁剪到 1，加 Ω</translation>
    </message>
    <message>
        <source>no help</source>
        <translation>不加任何措施</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>orthogonal, modReLU</source>
        <translation>正交，modReLU</translation>
    </message>
    <message>
        <source>sigmoid, gain 3</source>
        <translation>sigmoid，增益 3</translation>
    </message>
    <message>
        <source>ρ = 0.9</source>
        <translation>ρ = 0.9</translation>
    </message>
    <message>
        <source>ρ = 1</source>
        <translation>ρ = 1</translation>
    </message>
    <message>
        <source>ρ = 1.1</source>
        <translation>ρ = 1.1</translation>
    </message>
    <message>
        <source>σ′ ≤ ¼, so every step back multiplies the gradient by at most ¼·3 = ¾, although every singular value of U is 3. The slope is at most ln ¾ = −0.288.</source>
        <translation>σ′ ≤ ¼，所以尽管 U 的每个奇异值都是 3，每反向一步梯度至多乘以 ¼·3 = ¾。斜率至多为 ln ¾ = −0.288。</translation>
    </message>
    <message>
        <source>Always guessing 1 scores 1/6 = 0.167. At first only the IRNN&apos;s gradient reaches the beginning. That of the LSTM and the GRU does so in the very steps in which their loss leaves 0.167: ‖∂L/∂h_1‖ rises from below 1e-7 of ‖∂L/∂h_T‖ to 0.1 and more. That of tanh never does.</source>
        <translation>总是猜 1 的损失为 1/6 = 0.167。起初只有 IRNN 的梯度能到达开头。LSTM 和 GRU 的梯度恰在损失离开 0.167 的那些步里到达：‖∂L/∂h_1‖ 从 ‖∂L/∂h_T‖ 的 1e-7 以下升到 0.1 以上。tanh 的梯度始终到不了。</translation>
    </message>
    <message>
        <source>In the average unit %1 alone keeps %2 of it in sample 1: %3 = %4.</source>
        <translation>样本 1 中，平均而言单个神经元的 %1 每步只保留其 %2：%3 = %4。</translation>
    </message>
    <message>
        <source>In the average unit %1 alone keeps %2 of it: %3 = %4.</source>
        <translation>平均而言，单个神经元的 %1 每步只保留其 %2：%3 = %4。</translation>
    </message>
    <message>
        <source>The gradient grows more than a thousandfold on its way back.</source>
        <translation>梯度在反向途中增长到千倍以上。</translation>
    </message>
    <message>
        <source>The gradient of the last loss grows more than a thousandfold on its way back.</source>
        <translation>最后一个损失的梯度在反向途中增长到千倍以上。</translation>
    </message>
    <message>
        <source>In the average unit %1 alone keeps %2 of it in sample 1: %3 = %4; the rest comes through units that keep more, or by ways other than %5.</source>
        <translation>样本 1 中，平均而言单个神经元的 %1 每步只保留其 %2：%3 = %4；其余来自保留更多的神经元，或 %5 以外的途径。</translation>
    </message>
    <message>
        <source>In the average unit %1 alone keeps %2 of it: %3 = %4; the rest comes through units that keep more, or by ways other than %5.</source>
        <translation>平均而言，单个神经元的 %1 每步只保留其 %2：%3 = %4；其余来自保留更多的神经元，或 %5 以外的途径。</translation>
    </message>
    <message>
        <source>In sample 1 the first input that matters sits %1 step back: ‖∂L/∂h‖ is %2 times as large there.</source>
        <translation>样本 1 中第一个有关的输入在 %1 步之前：那里的 ‖∂L/∂h‖ 是末端的 %2 倍。</translation>
    </message>
    <message>
        <source>In sample 1 the first input that matters sits %1 steps back: ‖∂L/∂h‖ is %2 times as large there.</source>
        <translation>样本 1 中第一个有关的输入在 %1 步之前：那里的 ‖∂L/∂h‖ 是末端的 %2 倍。</translation>
    </message>
    <message>
        <source>Weight of Ω = Σ_t (‖δ_t J_t‖²/‖δ_t‖² − 1)², the mean over the samples, of every layer: it keeps ‖∂L/∂h_t‖ from changing on its way back (Pascanu 2013, squared as in the authors&apos; code). Steps that truncation cuts, and U_0 of GRU and MGU, are left out.</source>
        <translation>Ω = Σ_t (‖δ_t J_t‖²/‖δ_t‖² − 1)² 的权重；Ω 对样本取平均，各层都计入：它使 ‖∂L/∂h_t‖ 在反向途中保持不变（Pascanu 2013；平方依照作者的代码）。被截断切断的步，以及 GRU 和 MGU 的 U_0 不计入。</translation>
    </message>
    <message>
        <source>share kept f′</source>
        <translation>保留份额 f′</translation>
    </message>
    <message>
        <source>Of the last loss alone, in sample 1, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; vanishing is below 1e-3.</source>
        <translation>仅就最后一个损失而言（样本 1），t = 1 处的 ‖∂L/∂h‖ 是损失所在处的 %1 倍；低于 1e-3 为消失。</translation>
    </message>
    <message>
        <source>Of the last loss alone, in sample 1, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; exploding is above 1e3.</source>
        <translation>仅就最后一个损失而言（样本 1），t = 1 处的 ‖∂L/∂h‖ 是损失所在处的 %1 倍；高于 1e3 为爆炸。</translation>
    </message>
    <message>
        <source>Of the last loss alone, in sample 1, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; healthy is 1e-3 to 1e3.</source>
        <translation>仅就最后一个损失而言（样本 1），t = 1 处的 ‖∂L/∂h‖ 是损失所在处的 %1 倍；1e-3 到 1e3 为健康。</translation>
    </message>
</context>
</TS>
