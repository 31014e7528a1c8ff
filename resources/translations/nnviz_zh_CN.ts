<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About nnviz</source>
        <translation>关于 nnviz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A desktop laboratory in which you watch a neural network learn.</source>
        <translation>在桌面上亲眼观察神经网络如何学习的实验室。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>自由软件，采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>Python {python}, NumPy {numpy}, Qt {qt}</source>
        <translation>Python {python}，NumPy {numpy}，Qt {qt}</translation>
    </message>
</context>
<context>
    <name>BackpropPage</name>
    <message>
        <source>Backprop</source>
        <translation>反向传播</translation>
    </message>
</context>
<context>
    <name>BackpropView</name>
    <message>
        <source>There is nothing to walk through until this is mended: {reason}</source>
        <translation>修正之后才能逐步查看：{reason}</translation>
    </message>
    <message>
        <source>This network has {count} weights and biases; the microscope takes at most {most}. Make its layers smaller on the Live page, or look at a small network typed in by hand.</source>
        <translation>这个网络有 {count} 个权重和偏置；显微镜最多容纳 {most} 个。请在“实况”页把各层改小，或查看一个手工输入的小网络。</translation>
    </message>
    <message>
        <source>No network is there yet. A small one typed in by hand can be looked at all the same.</source>
        <translation>还没有网络。仍然可以查看一个手工输入的小网络。</translation>
    </message>
    <message>
        <source>A copy of the running network is being taken.</source>
        <translation>正在取得训练中网络的副本。</translation>
    </message>
    <message>
        <source>A small network by hand</source>
        <translation>手工输入一个小网络</translation>
    </message>
    <message>
        <source>Step {index} of {count}, {title}: {formula}</source>
        <translation>第 {index} / {count} 步，{title}：{formula}</translation>
    </message>
    <message>
        <source>step of the walk</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>steps of the walk</source>
        <translation>全部步骤</translation>
    </message>
    <message>
        <source>network under the microscope</source>
        <translation>显微镜下的网络</translation>
    </message>
    <message>
        <source>Backprop, step by step</source>
        <translation>逐步查看反向传播</translation>
    </message>
    <message>
        <source>The network, with the current step in the light</source>
        <translation>网络，当前步骤突出显示</translation>
    </message>
    <message>
        <source>Batch of {count}</source>
        <translation>{count} 个一批</translation>
    </message>
    <message>
        <source>One example</source>
        <translation>单个样本</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Overflow at step {step} in layer {layer}. What is shown is the last finite state, step {last}.</source>
        <translation>第 {step} 步，第 {layer} 层溢出。显示的是最后一个有限的状态：第 {last} 步。</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭提示（Esc）</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>CacheStrip</name>
    <message>
        <source>empty: {names}</source>
        <translation>空：{names}</translation>
    </message>
    <message>
        <source>being kept: {names}</source>
        <translation>正在存入：{names}</translation>
    </message>
    <message>
        <source>kept: {names}</source>
        <translation>已缓存：{names}</translation>
    </message>
    <message>
        <source>being used: {names}</source>
        <translation>正在取用：{names}</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>What is kept on the way forward for the way back.</source>
        <translation>正向传播时缓存、供反向传播取用的量。</translation>
    </message>
    <message>
        <source>{name}: kept in step {stored}, used in step {used}.</source>
        <translation>{name}：第 {stored} 步存入，第 {used} 步取用。</translation>
    </message>
    <message>
        <source>{name}: kept in step {stored}, not needed on the way back.</source>
        <translation>{name}：第 {stored} 步存入，反向传播时用不到。</translation>
    </message>
    <message>
        <source>What is kept on the way forward for the way back</source>
        <translation>正向传播时缓存、供反向传播取用的量</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Live</source>
        <translation>实况</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Backprop</source>
        <translation>反向传播</translation>
    </message>
    <message>
        <source>Maxout workshop</source>
        <translation>Maxout 工作台</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Maxout</source>
        <translation>Maxout</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Errors in detail</source>
        <translation>误差明细</translation>
    </message>
    <message>
        <source>Signals lost, answer kept</source>
        <translation>信号丢失，答案保留</translation>
    </message>
    <message>
        <source>Which units are the same</source>
        <translation>哪些单元相同</translation>
    </message>
    <message>
        <source>Zig-zag of the weights</source>
        <translation>权重的 Z 字形</translation>
    </message>
</context>
<context>
    <name>CellModel</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {text}</source>
        <translation>第 {row} 行第 {column} 列：{text}</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>不是数</translation>
    </message>
</context>
<context>
    <name>CellPlot</name>
    <message>
        <source>{0} of all z in this bin</source>
        <translation>此区间占全部 z 的 {0}</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>output of unit {1}, layer {0}</source>
        <translation>第 {0} 层单元 {1} 的输出</translation>
    </message>
    <message>
        <source>f(z), layer {0}</source>
        <translation>第 {0} 层的 f(z)</translation>
    </message>
    <message>
        <source>f′(z), layer {0}</source>
        <translation>第 {0} 层的 f′(z)</translation>
    </message>
    <message>
        <source>size of δ in every layer</source>
        <translation>各层 δ 的大小</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Copy or save…</source>
        <translation>复制或保存…</translation>
    </message>
    <message>
        <source>As a picture (PNG, SVG) or as values (CSV); also by right click or Shift+F10</source>
        <translation>作为图片（PNG、SVG）或数值（CSV）；也可右键单击或按 Shift+F10</translation>
    </message>
    <message>
        <source>Wheel or right drag to zoom, drag to move, arrow keys for the crosshair</source>
        <translation>滚轮或右键拖动缩放，左键拖动平移，方向键移动十字线</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>train share</source>
        <translation>训练比例</translation>
    </message>
    <message>
        <source>input features</source>
        <translation>输入特征</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>regularisation rate</source>
        <translation>正则化系数</translation>
    </message>
    <message>
        <source>first weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>scale of the first weights</source>
        <translation>初始权重的倍数</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>kind of number</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>{setting} {old} → {new}</source>
        <translation>{setting} {old} → {new}</translation>
    </message>
    <message>
        <source>preset: {name}</source>
        <translation>预设：{name}</translation>
    </message>
    <message>
        <source>data: {name}</source>
        <translation>数据：{name}</translation>
    </message>
    <message>
        <source>new weights</source>
        <translation>新权重</translation>
    </message>
    <message>
        <source>several settings</source>
        <translation>多项设置</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <translation>{one}，{other}</translation>
    </message>
    <message>
        <source>one run alone</source>
        <translation>只留一个运行</translation>
    </message>
    <message>
        <source>compare {count} runs</source>
        <translation>对照 {count} 个运行</translation>
    </message>
    <message>
        <source>standardize inputs</source>
        <translation>标准化输入</translation>
    </message>
    <message>
        <source>inputs as they are</source>
        <translation>输入不作标准化</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>number of layers {old} → {new}</source>
        <translation>层数 {old} → {new}</translation>
    </message>
    <message>
        <source>add layer {number}</source>
        <translation>添加第 {number} 层</translation>
    </message>
    <message>
        <source>remove layer {number}</source>
        <translation>移除第 {number} 层</translation>
    </message>
    <message>
        <source>{layers}: {old} → {new} units</source>
        <translation>{layers}：{old} → {new} 个单元</translation>
    </message>
    <message>
        <source>{layers}: first weights {old} → {new}</source>
        <translation>{layers}：初始权重 {old} → {new}</translation>
    </message>
    <message>
        <source>{layers}: {old} → {new}</source>
        <translation>{layers}：{old} → {new}</translation>
    </message>
    <message>
        <source>{layers}: {change}</source>
        <translation>{layers}：{change}</translation>
    </message>
    <message>
        <source>move layer {old} to {new}</source>
        <translation>第 {old} 层移到第 {new} 层</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>layers {first}–{last}</source>
        <translation>第 {first}–{last} 层</translation>
    </message>
</context>
<context>
    <name>CheckSection</name>
    <message>
        <source>Largest relative difference {error}, tolerance {tolerance}.</source>
        <translation>最大相对误差 {error}，容差 {tolerance}。</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>{done} of {size} entries so far.</source>
        <translation>已完成 {size} 个元素中的 {done} 个。</translation>
    </message>
    <message>
        <source>All {size} entries agree</source>
        <translation>全部 {size} 个元素一致</translation>
    </message>
    <message>
        <source>The entry agrees</source>
        <translation>该元素一致</translation>
    </message>
    <message>
        <source>Nothing contradicts</source>
        <translation>没有矛盾</translation>
    </message>
    <message>
        <source>{few} of {size} entries are within what a difference with this ε can resolve: rounding and the bend of the loss hide the rest.</source>
        <translation>{size} 个元素中有 {few} 个在此 ε 的差分所能分辨的范围之内：舍入误差和损失曲线的弯曲掩盖了其余部分。</translation>
    </message>
    <message>
        <source>At a kink</source>
        <translation>位于折点</translation>
    </message>
    <message>
        <source>{few} of {size} entries: ±ε crosses a kink, where the slopes left and right differ.</source>
        <translation>{size} 个元素中有 {few} 个：±ε 跨过了折点，折点左右的斜率不同。</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>不是有限值</translation>
    </message>
    <message>
        <source>A value is infinite or not a number: nothing can be compared with it.</source>
        <translation>有一个值是无穷大或不是数：无法与之比较。</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>{few} of {size} entries differ by more than the tolerance. ε may be too large or too small.</source>
        <translation>{size} 个元素中有 {few} 个相差超过容差。ε 可能太大或太小。</translation>
    </message>
    <message>
        <source>This entry: {left} from the left, {right} from the right.</source>
        <translation>此元素：左侧为 {left}，右侧为 {right}。</translation>
    </message>
    <message>
        <source>This entry is one of them.</source>
        <translation>此元素是其中之一。</translation>
    </message>
    <message>
        <source>This entry differs.</source>
        <translation>此元素不一致。</translation>
    </message>
    <message>
        <source>This entry is not finite.</source>
        <translation>此元素不是有限值。</translation>
    </message>
    <message>
        <source>It is that of this entry.</source>
        <translation>正是此元素的误差。</translation>
    </message>
    <message>
        <source>At rows and columns {places}.</source>
        <translation>位于（行，列）{places}。</translation>
    </message>
    <message>
        <source>Finite difference</source>
        <translation>有限差分</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>relative difference</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>Show the worst entry</source>
        <translation>查看误差最大的元素</translation>
    </message>
    <message>
        <source>The entry whose gradient and finite difference agree least</source>
        <translation>梯度与有限差分相差最大的元素</translation>
    </message>
</context>
<context>
    <name>ChoiceGroup</name>
    <message>
        <source>Rectifiers</source>
        <translation>整流函数</translation>
    </message>
    <message>
        <source>Smooth rectifiers</source>
        <translation>光滑整流函数</translation>
    </message>
    <message>
        <source>Bounded</source>
        <translation>有界函数</translation>
    </message>
    <message>
        <source>Of several z</source>
        <translation>取决于多个 z</translation>
    </message>
    <message>
        <source>Straight or a step</source>
        <translation>直线或阶跃</translation>
    </message>
    <message>
        <source>Distance to the target</source>
        <translation>与目标的距离</translation>
    </message>
    <message>
        <source>Of probabilities</source>
        <translation>用于概率</translation>
    </message>
    <message>
        <source>Of scores</source>
        <translation>用于得分</translation>
    </message>
    <message>
        <source>Of counts</source>
        <translation>用于计数</translation>
    </message>
    <message>
        <source>By the width</source>
        <translation>按层宽</translation>
    </message>
    <message>
        <source>Whatever the width</source>
        <translation>不考虑层宽</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>全部相同</translation>
    </message>
</context>
<context>
    <name>ChoicePanel</name>
    <message>
        <source>{chosen} of {all}</source>
        <translation>{chosen} / {all}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>No function is called so.</source>
        <translation>没有这个名字的函数。</translation>
    </message>
    <message>
        <source>Find a function</source>
        <translation>查找函数</translation>
    </message>
    <message>
        <source>Find a function by any of its names</source>
        <translation>按任一名称查找函数</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>现成的对照</translation>
    </message>
</context>
<context>
    <name>ColumnsField</name>
    <message>
        <source>At least one column stays: without any there is nothing to learn from.</source>
        <translation>至少保留一列：没有输入就无从学习。</translation>
    </message>
    <message>
        <source>{count} of {every} columns</source>
        <translation>{count} / {every} 列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>全部列</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>tanh against ReLU</source>
        <translation>tanh 对 ReLU</translation>
    </message>
    <message>
        <source>Four hidden layers each. Look at the edge of the disc: tanh draws a curve, ReLU straight pieces with corners between them.</source>
        <translation>各有四个隐藏层。看圆盘的边缘：tanh 画出曲线，ReLU 画出一段段直线，段与段之间有折角。</translation>
    </message>
    <message>
        <source>4 against 2 hidden layers</source>
        <translation>4 个对 2 个隐藏层</translation>
    </message>
    <message>
        <source>ReLU on a spiral. Both cut the plane into straight pieces; four layers fold it more often and are round the arms when two have hardly begun.</source>
        <translation>ReLU 学螺旋。两者都用直线段切割平面；四层折叠的次数更多，已经绕过旋臂时，两层才刚刚开始。</translation>
    </message>
    <message>
        <source>Depth against width</source>
        <translation>深度对宽度</translation>
    </message>
    <message>
        <source>109 parameters each: 18 ReLU units in three layers, or 27 in one. Depth bends its lines and could make far more linear regions, yet it does not: look at their number, and at what each makes of them.</source>
        <translation>各有 109 个参数：三层共 18 个 ReLU 单元，或一层 27 个。深度使它的线弯折，本可以造出多得多的线性区域，却没有：看它们的数目，以及各自用它们做了什么。</translation>
    </message>
    <message>
        <source>Few against many units</source>
        <translation>单元少对单元多</translation>
    </message>
    <message>
        <source>One hidden layer of 2 or of 16 units. Two lines cannot close around a disc, however long they train; sixteen can.</source>
        <translation>一个隐藏层，2 个或 16 个单元。两条线无论训练多久都围不住圆盘，十六条可以。</translation>
    </message>
    <message>
        <source>Few against many epochs</source>
        <translation>轮数少对轮数多</translation>
    </message>
    <message>
        <source>Twice the same network, from the same weights. A stands still after 20 epochs, B goes on: what is not yet a disc in A becomes one in B.</source>
        <translation>两个相同的网络，从相同的权重出发。A 在 20 轮后停住，B 继续：在 A 中还不是圆盘的，在 B 中成了圆盘。</translation>
    </message>
    <message>
        <source>Linear stack against one linear layer</source>
        <translation>线性层的堆叠对单个线性层</translation>
    </message>
    <message>
        <source>Four hidden layers without a non-linearity are one matrix: the product of their weights has the shape of B&apos;s only one. Both find the same straight line.</source>
        <translation>四个没有非线性的隐藏层只相当于一个矩阵：各层权重之积与 B 唯一的权重形状相同。两者找到同一条直线。</translation>
    </message>
    <message>
        <source>Sigmoid against ReLU in 8 layers</source>
        <translation>8 层的 sigmoid 对 ReLU</translation>
    </message>
    <message>
        <source>Width 8. Less than a ten thousandth of δ reaches the first sigmoid layer, and nothing is learned; with ReLU and He&apos;s weights δ arrives.</source>
        <translation>每层 8 个单元。不到万分之一的 δ 能传到 sigmoid 的第一层，什么也学不到；用 ReLU 和 He 初始化，δ 能传到。</translation>
    </message>
    <message>
        <source>tanh against sigmoid</source>
        <translation>tanh 对 sigmoid</translation>
    </message>
    <message>
        <source>tanh is centred on zero and four times as steep. It is there when sigmoid has hardly begun, which takes some ten times as many steps.</source>
        <translation>tanh 以零为中心，斜率是 sigmoid 的四倍。它已经学成时 sigmoid 才刚刚开始，后者所需步数约为十倍。</translation>
    </message>
    <message>
        <source>First weights: × 0.01, × 1, × 100, he</source>
        <translation>初始权重：× 0.01、× 1、× 100、he</translation>
    </message>
    <message>
        <source>One hidden layer of tanh. × 0.01 starts slowly and arrives, like × 1 and he. × 100 makes z large: nearly all units are saturated, and the loss hardly moves.</source>
        <translation>一个 tanh 隐藏层。× 0.01 起步慢但能学成，× 1 和 he 也是。× 100 使 z 很大：几乎全部饱和，损失几乎不动。</translation>
    </message>
    <message>
        <source>First weights: 0, constant, random</source>
        <translation>初始权重：0、常数、随机</translation>
    </message>
    <message>
        <source>b = 0 in all three. From W = 0 nothing is learned; from a constant 8 units learn as if they were one; random weights break the symmetry. “Which units are the same” counts them.</source>
        <translation>三者的 b 都为 0。W = 0 什么也学不到；常数使 8 个单元如同一个；随机权重打破对称。“哪些单元相同”给出计数。</translation>
    </message>
    <message>
        <source>Zig-zag: sigmoid against tanh, batch 1</source>
        <translation>Z 字形：sigmoid 对 tanh，每批 1 个样本</translation>
    </message>
    <message>
        <source>Click A, then B, and open “Zig-zag of the weights” at the right. Behind sigmoid each step pushes all weights of a unit the same way; behind tanh the signs are mixed.</source>
        <translation>单击 A，再单击 B，并打开右侧的“权重的 Z 字形”。sigmoid 之后，每一步把一个单元的所有权重推向同一方向；tanh 之后符号有正有负。</translation>
    </message>
    <message>
        <source>Zig-zag: sigmoid against tanh, full batch</source>
        <translation>Z 字形：sigmoid 对 tanh，整批</translation>
    </message>
    <message>
        <source>The same two with all samples in each step. Soon their sum has mixed signs behind sigmoid, too, and the path of the weights is nearly straight: the batch softens it.</source>
        <translation>同样两个网络，每一步用全部样本。不久 sigmoid 之后的梯度之和也有正有负，权重的路径几乎是直线：整批缓和了这个问题。</translation>
    </message>
    <message>
        <source>Try them all</source>
        <translation>全部试一遍</translation>
    </message>
    <message>
        <source>Every activation on the same circle, with the same rate. Which one is best cannot be known beforehand, but it can be measured.</source>
        <translation>所有激活函数学同一个圆环，学习率相同。哪个最好事先无从知道，但可以测出来。</translation>
    </message>
</context>
<context>
    <name>ComparisonChoice</name>
    <message>
        <source>One network is being trained. Put up to three others beside it, with settings of their own, on the same data, batches and seed.</source>
        <translation>现在只训练一个网络。可以在它旁边再放至多三个，各有自己的设置，数据、批次和种子相同。</translation>
    </message>
    <message>
        <source>Compare with a copy</source>
        <translation>与一个副本对照</translation>
    </message>
    <message>
        <source>Begin again, with the same network twice; then change one of the two.</source>
        <translation>用两个相同的网络重新开始，然后更改其中一个。</translation>
    </message>
    <message>
        <source>Ready-made comparisons</source>
        <translation>现成的对照</translation>
    </message>
</context>
<context>
    <name>ComparisonMenu</name>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Comparison</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Ready-made comparisons</source>
        <translation>现成的对照</translation>
    </message>
    <message>
        <source>race</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>losses of all sides</source>
        <translation>各方的损失</translation>
    </message>
    <message>
        <source>δ of all sides</source>
        <translation>各方的 δ</translation>
    </message>
    <message>
        <source>linear regions of all sides</source>
        <translation>各方的线性区域</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix: rows are classes, columns what they are told as</source>
        <translation>混淆矩阵：行是真实类别，列是判定的类别</translation>
    </message>
    <message>
        <source>class ↓</source>
        <translation>类别 ↓</translation>
    </message>
    <message>
        <source>told as →</source>
        <translation>判为 →</translation>
    </message>
    <message>
        <source>told as →, in % of the class</source>
        <translation>判为 →，占该类别的 %</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Error of each output</source>
        <translation>各输出的误差</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Part of the data</source>
        <translation>数据的哪一部分</translation>
    </message>
    <message>
        <source>Part of the data that is counted</source>
        <translation>统计数据的哪一部分</translation>
    </message>
    <message>
        <source>These data have no test part.</source>
        <translation>这些数据没有测试集。</translation>
    </message>
    <message>
        <source>confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>{count} classes are too many for a matrix: at most {most}.</source>
        <translation>{count} 个类别太多，画不成矩阵：最多 {most} 个。</translation>
    </message>
    <message>
        <source>Most often: {name} taken for {other}, {count} of {all}.</source>
        <translation>最常见的错误：{name} 被判为 {other}，{all} 个中有 {count} 个。</translation>
    </message>
    <message>
        <source>No sample is told wrong.</source>
        <translation>没有一个样本判错。</translation>
    </message>
    <message>
        <source>{count} more outputs</source>
        <translation>还有 {count} 个输出</translation>
    </message>
</context>
<context>
    <name>ConfusionWords</name>
    <message>
        <source>Accuracy
{figures}</source>
        <translation>准确率
{figures}</translation>
    </message>
    <message>
        <source>Precision: told as {name}, and right
{figures}</source>
        <translation>精确率：判为 {name} 且正确
{figures}</translation>
    </message>
    <message>
        <source>Recall: {name}, told right
{figures}</source>
        <translation>召回率：{name}，判对
{figures}</translation>
    </message>
    <message>
        <source>{name}, told as {other}
{figures}</source>
        <translation>{name}，判为 {other}
{figures}</translation>
    </message>
    <message>
        <source>no sample</source>
        <translation>没有样本</translation>
    </message>
    <message>
        <source>{part} of {whole} ({share})</source>
        <translation>{whole} 个中的 {part} 个（{share}）</translation>
    </message>
</context>
<context>
    <name>ContourPlot</name>
    <message>
        <source>walk {run}, step {step}: {place}, loss {loss}. {story}</source>
        <translation>第 {run} 条，第 {step} 步：{place}，损失 {loss}。{story}</translation>
    </message>
    <message>
        <source>The loss over two weights. The arrows move the start of the chosen walk, Enter makes a step, Backspace takes it back, Home goes to the start, Space lets it walk, 1 to 5 choose a walk</source>
        <translation>两个权重上的损失。方向键移动所选路径的起点，回车走一步，退格键退回一步，Home 回到起点，空格键开始或暂停，1 到 5 选择路径</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>ConvertButton</name>
    <message>
        <source>Layer {0}, {1}</source>
        <translation>第 {0} 层，{1}</translation>
    </message>
    <message>
        <source>Convert to Maxout</source>
        <translation>转换为 Maxout</translation>
    </message>
    <message>
        <source>Opens the list of the layers that can be converted</source>
        <translation>打开可转换的层的列表</translation>
    </message>
    <message>
        <source>A rectifier is a Maxout of 2 whose second line is 0, or the first one times a slope: the network goes on from step 0 with what it has learned and computes the same; from then on both lines learn.</source>
        <translation>整流函数就是 2 段的 Maxout：第二条直线为 0，或为第一条乘以一个斜率。网络带着已学到的内容从第 0 步继续，计算结果不变；此后两条直线都会学习。</translation>
    </message>
</context>
<context>
    <name>CosineMatrices</name>
    <message>
        <source>weights and bias</source>
        <translation>权重和偏置</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Cosines between the units of the layer</source>
        <translation>该层各单元之间的余弦</translation>
    </message>
    <message>
        <source>Cosine of two units&apos; weights, bias included, and of their activations over the probe. = the same.</source>
        <translation>两个单元的权重（含偏置）之间的余弦，以及它们在探针上激活值的余弦。= 表示相同。</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
</context>
<context>
    <name>CoursePlot</name>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Distinct units of the layer over the steps</source>
        <translation>该层互不相同的单元数随步数的变化</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>the network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>step {step}: {axis} = {w}, gradient {gradient}, loss {loss}. {story}</source>
        <translation>第 {step} 步：{axis} = {w}，梯度 {gradient}，损失 {loss}。{story}</translation>
    </message>
    <message>
        <source>The loss over a weight. Left and right move the start, Enter makes a step, Backspace takes it back, Home goes to the start, Space lets it walk, 1 to 5 choose a walk</source>
        <translation>一个权重上的损失。左右键移动起点，回车走一步，退格键退回一步，Home 回到起点，空格键开始或暂停，1 到 5 选择路径</translation>
    </message>
</context>
<context>
    <name>CurveStave</name>
    <message>
        <source>unit {0} has learned the slope {1}</source>
        <translation>第 {0} 个神经元学到的斜率为 {1}</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Show the test samples</source>
        <translation>显示测试样本</translation>
    </message>
    <message>
        <source>Outputs that are drawn</source>
        <translation>显示的输出</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>output curve</source>
        <translation>输出曲线</translation>
    </message>
    <message>
        <source>the loss: what training makes small</source>
        <translation>损失：训练要减小的量</translation>
    </message>
    <message>
        <source>how hard it pulls; positive, Y has to fall</source>
        <translation>拉力有多大；为正时 Y 应当减小</translation>
    </message>
    <message>
        <source>at Y = {y}</source>
        <translation>在 Y = {y} 处</translation>
    </message>
    <message>
        <source>per sample</source>
        <translation>每个样本</translation>
    </message>
    <message>
        <source>slopes of losses</source>
        <translation>损失的斜率</translation>
    </message>
    <message>
        <source>losses over Y</source>
        <translation>随 Y 变化的损失</translation>
    </message>
    <message>
        <source>Losses over the prediction</source>
        <translation>随预测值变化的损失</translation>
    </message>
    <message>
        <source>&lt;b&gt;Try:&lt;/b&gt; drag the dashed target T, and move the cursor away from it: which loss grows fastest, and which pulls no harder however far off it is?</source>
        <translation>&lt;b&gt;试一试：&lt;/b&gt;拖动虚线所示的目标 T，再让光标远离它：哪个损失增长最快？哪个无论偏离多远，拉力都不再增大？</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>现成的比较</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>Target T</source>
        <translation>目标 T</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Losses that want a class or ±1 take the nearest that they know.</source>
        <translation>需要类别或 ±1 的损失，取它所能接受的最近的目标。</translation>
    </message>
    <message>
        <source>Samples in the batch, all alike</source>
        <translation>一批中的样本数，全都相同</translation>
    </message>
    <message>
        <source>All alike: an average stays as it is, a plain sum grows with the batch.</source>
        <translation>样本全都相同：平均值不变，总和随批的大小而增长。</translation>
    </message>
    <message>
        <source>Tick a loss on the left, or take a ready-made comparison.</source>
        <translation>请在左侧勾选一个损失，或选用现成的比较。</translation>
    </message>
    <message>
        <source>Values and slopes at the cursor</source>
        <translation>光标处的值与斜率</translation>
    </message>
    <message>
        <source>left and right move the cursor, up and down the target, plus and minus zoom, 0 resets</source>
        <translation>左右键移动光标，上下键移动目标，加减号缩放，0 复位</translation>
    </message>
    <message>
        <source>Losses over the prediction: {keys}</source>
        <translation>随预测值变化的损失：{keys}</translation>
    </message>
    <message>
        <source>Slopes of the losses: {keys}</source>
        <translation>损失的斜率：{keys}</translation>
    </message>
</context>
<context>
    <name>CurveWords</name>
    <message>
        <source>Output along {column}</source>
        <translation>沿 {column} 的输出</translation>
    </message>
    <message>
        <source>This run has no test samples.</source>
        <translation>本次训练没有测试样本。</translation>
    </message>
    <message>
        <source>Show the test samples. They are hollow, training samples are filled.</source>
        <translation>显示测试样本：测试样本空心，训练样本实心。</translation>
    </message>
    <message>
        <source>all outputs</source>
        <translation>全部输出</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>{name} is smooth: the curve has no corners.</source>
        <translation>{name} 是光滑函数：曲线没有折点。</translation>
    </message>
    <message>
        <source>The input features are curved: there are no straight pieces.</source>
        <translation>输入特征是弯曲的：没有直线段。</translation>
    </message>
    <message>
        <source>Too many corners to mark.</source>
        <translation>折点太多，不再标出。</translation>
    </message>
    <message>
        <source>Straight pieces: {count}</source>
        <translation>直线段：{count}</translation>
    </message>
    <message>
        <source>Pieces: {count}, each a straight line bent by {name}</source>
        <translation>分段：{count}，每段是一条经 {name} 弯曲的直线</translation>
    </message>
    <message>
        <source>corner at {place}: {layer}</source>
        <translation>{place} 处的折点：{layer}</translation>
    </message>
    <message>
        <source>Y is any number.</source>
        <translation>Y 可为任意数。</translation>
    </message>
    <message>
        <source>Y is a probability, from 0 to 1.</source>
        <translation>Y 是概率，从 0 到 1。</translation>
    </message>
    <message>
        <source>Y is a score (logit), not yet a probability.</source>
        <translation>Y 是得分（logit），还不是概率。</translation>
    </message>
    <message>
        <source>Y is the logarithm of a probability, at most 0.</source>
        <translation>Y 是概率的对数，不大于 0。</translation>
    </message>
    <message>
        <source>Y is the logarithm of a rate.</source>
        <translation>Y 是发生率的对数。</translation>
    </message>
    <message>
        <source>T is −1 or +1: here {t}.</source>
        <translation>T 为 −1 或 +1：此处为 {t}。</translation>
    </message>
    <message>
        <source>T is a class, and Y that of the first of two; the other has what is left of 1.</source>
        <translation>T 是类别，Y 属于两类中的第一类；另一类占余下的概率。</translation>
    </message>
    <message>
        <source>T is a class, and Y that of the first of two; the score of the other is 0.</source>
        <translation>T 是类别，Y 属于两类中的第一类；另一类的得分为 0。</translation>
    </message>
    <message>
        <source>Two classes: Y stands for (Y, 1 − Y) and T for (T, 1 − T).</source>
        <translation>两个类别：Y 代表 (Y, 1 − Y)，T 代表 (T, 1 − T)。</translation>
    </message>
    <message>
        <source>Its target is held at {t}.</source>
        <translation>它的目标限制在 {t}。</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>predicted probability</source>
        <translation>预测的概率</translation>
    </message>
    <message>
        <source>predicted score (logit)</source>
        <translation>预测的得分（logit）</translation>
    </message>
    <message>
        <source>predicted log-probability</source>
        <translation>预测的对数概率</translation>
    </message>
    <message>
        <source>predicted log-rate</source>
        <translation>预测的对数发生率</translation>
    </message>
    <message>
        <source>prediction, as each loss takes it</source>
        <translation>预测值，含义因损失而异</translation>
    </message>
    <message>
        <source>0 to 1: where probabilities lie</source>
        <translation>0 到 1：概率所在的范围</translation>
    </message>
    <message>
        <source>up to 0: logarithms of probabilities</source>
        <translation>不大于 0：概率的对数</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Whole runs worth looking at: data, layers and training together.</source>
        <translation>值得一看的完整设置：数据、网络层和训练一并选定。</translation>
    </message>
    <message>
        <source>Open a table of your own.</source>
        <translation>打开自己的数据表。</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV 文件</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>xor</source>
        <translation>异或</translation>
    </message>
    <message>
        <source>gauss</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>xor 4</source>
        <translation>异或 4</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>bumps</source>
        <translation>锥峰</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>iris</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>wine</source>
        <translation>葡萄酒</translation>
    </message>
    <message>
        <source>cancer</source>
        <translation>乳腺癌</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} 个点</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Train share</source>
        <translation>训练比例</translation>
    </message>
    <message>
        <source>An own table is used with all its rows.</source>
        <translation>自己的数据表总是使用全部行。</translation>
    </message>
    <message>
        <source>xor4 has just its four points, and all of them are for training.</source>
        <translation>xor4 只有四个点，全部用于训练。</translation>
    </message>
    <message>
        <source>A table is what it is: noise is for data that are made here.</source>
        <translation>数据表不加噪声：噪声只用于在此生成的数据。</translation>
    </message>
</context>
<context>
    <name>DecisionMapView</name>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Show the test samples</source>
        <translation>显示测试样本</translation>
    </message>
    <message>
        <source>discretise</source>
        <translation>离散</translation>
    </message>
    <message>
        <source>Draw the output in steps</source>
        <translation>用离散色阶显示输出</translation>
    </message>
    <message>
        <source>linear regions</source>
        <translation>线性区域</translation>
    </message>
    <message>
        <source>decision map</source>
        <translation>决策图</translation>
    </message>
    <message>
        <source>Output over the plane</source>
        <translation>平面上的输出</translation>
    </message>
</context>
<context>
    <name>DeltaOverlay</name>
    <message>
        <source>Norm of δ of all sides over the layers, counted from the output, logarithmic</source>
        <translation>各方 δ 的范数，按层从输出层往回数，对数刻度</translation>
    </message>
    <message>
        <source>{count} before the output layer</source>
        <translation>输出层之前第 {count} 层</translation>
    </message>
    <message>
        <source>output layer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
</context>
<context>
    <name>DescentPage</name>
    <message>
        <source>Descent</source>
        <translation>梯度下降</translation>
    </message>
</context>
<context>
    <name>DescentSources</name>
    <message>
        <source>A weight of the live network</source>
        <translation>实时网络的一个权重</translation>
    </message>
    <message>
        <source>Two weights of the live network</source>
        <translation>实时网络的两个权重</translation>
    </message>
    <message>
        <source>Slice along two random directions</source>
        <translation>沿两个随机方向的切片</translation>
    </message>
    <message>
        <source>Slice along the path (PCA)</source>
        <translation>沿路径的切片（PCA）</translation>
    </message>
</context>
<context>
    <name>DescentView</name>
    <message>
        <source>descent losses</source>
        <translation>梯度下降的损失</translation>
    </message>
    <message>
        <source>surface in three dimensions</source>
        <translation>曲面立体图</translation>
    </message>
    <message>
        <source>descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>梯度下降</translation>
    </message>
</context>
<context>
    <name>DescentWords</name>
    <message>
        <source>{number}: {optimizer}</source>
        <translation>{number}：{optimizer}</translation>
    </message>
    <message>
        <source>creeps</source>
        <translation>爬行</translation>
    </message>
    <message>
        <source>converges</source>
        <translation>收敛</translation>
    </message>
    <message>
        <source>oscillates</source>
        <translation>振荡</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>The learning rate is 0: nothing moves.</source>
        <translation>学习率为 0：什么都不动。</translation>
    </message>
    <message>
        <source>At step {step} the numbers ran away, the loss with them: the learning rate is too large here. The walk ends; restart with a smaller one.</source>
        <translation>到第 {step} 步，数值连同损失一起失控：这里学习率太大。路径到此为止；请用较小的学习率重新开始。</translation>
    </message>
    <message>
        <source>The slope is 0 here: descent does not move.</source>
        <translation>这里斜率为 0：梯度下降不动。</translation>
    </message>
    <message>
        <source>Too early to say; three steps are needed.</source>
        <translation>现在下结论还太早，需要走三步。</translation>
    </message>
    <message>
        <source>It creeps: the steps are tiny and hardly change. A larger rate, or patience.</source>
        <translation>在爬行：步子极小，而且几乎不变。把学习率调大，或者耐心等待。</translation>
    </message>
    <message>
        <source>It converges: the steps become shorter and the loss falls.</source>
        <translation>在收敛：步子越来越短，损失下降。</translation>
    </message>
    <message>
        <source>It oscillates: again and again a step leads back over the one before.</source>
        <translation>在振荡：一步又一步地往回跨。</translation>
    </message>
    <message>
        <source>It diverges: each step is longer than the one before, and the loss rises.</source>
        <translation>在发散：每一步都比前一步长，损失上升。</translation>
    </message>
    <message>
        <source>It is at the minimum, {place}.</source>
        <translation>已到极小点 {place}。</translation>
    </message>
    <message>
        <source>It is at the minimum {place}, one of {many}.</source>
        <translation>已到极小点 {place}，它是 {many} 个中的一个。</translation>
    </message>
    <message>
        <source>It is level here, and yet no minimum: a saddle or a plateau.</source>
        <translation>这里是平的，却不是极小点：是鞍点或平台。</translation>
    </message>
    <message>
        <source>After {steps} steps no more are made.</source>
        <translation>走满 {steps} 步后不再继续。</translation>
    </message>
    <message>
        <source>Border {formula} = {value}: from there on it no longer comes nearer.</source>
        <translation>边界 {formula} = {value}：从这里起不再靠近。</translation>
    </message>
    <message>
        <source>Border {formula} = {value} at the steepest minimum.</source>
        <translation>在最陡的极小点处，边界 {formula} = {value}。</translation>
    </message>
    <message>
        <source>The gradient is 0: no direction is downhill.</source>
        <translation>梯度为 0：没有下坡的方向。</translation>
    </message>
    <message>
        <source>The gradient is positive, so w must shrink for the loss to fall.</source>
        <translation>梯度为正，所以 w 应该变小，损失才会下降。</translation>
    </message>
    <message>
        <source>The gradient is negative, so w must grow for the loss to fall.</source>
        <translation>梯度为负，所以 w 应该变大，损失才会下降。</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Step {index}: {title}</source>
        <translation>第 {index} 步：{title}</translation>
    </message>
    <message>
        <source>{wrong} of {size} values have overflowed: they are infinite or not a number, and so is all that is computed from them.</source>
        <translation>{size} 个值中有 {wrong} 个已溢出：它们是无穷大或不是数，由它们算出的一切也是如此。</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>代入数值</translation>
    </message>
    <message>
        <source>Entry: row {row}, column {column}</source>
        <translation>元素：第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>change {value}</source>
        <translation>变化 {value}</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>标量</translation>
    </message>
    <message>
        <source>It writes the new numbers into the network by hand.</source>
        <translation>新的数值会写入手工输入的网络。</translation>
    </message>
    <message>
        <source>loss now {before}; after the step: not computed yet</source>
        <translation>当前损失 {before}；更新之后：尚未计算</translation>
    </message>
    <message>
        <source>loss {before} → {after}, change {change}</source>
        <translation>损失 {before} → {after}，变化 {change}</translation>
    </message>
    <message>
        <source>loss {before} → {after}: the numbers overflow, the step is too long.</source>
        <translation>损失 {before} → {after}：数值溢出，步长太大。</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Split of the error</source>
        <translation>误差的分解</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Apply this update</source>
        <translation>执行这次更新</translation>
    </message>
    <message>
        <source>Go on with the new weights; Undo takes it back.</source>
        <translation>用新的权重继续；可以撤销。</translation>
    </message>
    <message>
        <source>It changes the copy under the microscope; the run itself is not touched.</source>
        <translation>只改变显微镜下的副本，训练本身不受影响。</translation>
    </message>
    <message>
        <source>Copy formula</source>
        <translation>复制公式</translation>
    </message>
    <message>
        <source>The formula of this step as LaTeX, with the numbers below it (Ctrl+C).</source>
        <translation>以 LaTeX 复制这一步的公式，下面是代入数值的形式（Ctrl+C）。</translation>
    </message>
    <message>
        <source>Save the walk as Markdown</source>
        <translation>将全部步骤保存为 Markdown</translation>
    </message>
    <message>
        <source>The whole walk as Markdown with formulas in LaTeX.</source>
        <translation>全部步骤，Markdown 格式，公式用 LaTeX。</translation>
    </message>
    <message>
        <source>Save the walk as an HTML page</source>
        <translation>将全部步骤保存为 HTML 页面</translation>
    </message>
    <message>
        <source>The whole walk as a page of its own, for any browser.</source>
        <translation>全部步骤，独立的网页，任何浏览器都能打开。</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>layer {number} · {function} · {units}</source>
        <translation>第 {number} 层 · {function} · {units}</translation>
    </message>
    <message>
        <source>input · {units}</source>
        <translation>输入 · {units}</translation>
    </message>
    <message>
        <source>error flows back</source>
        <translation>误差反向传播</translation>
    </message>
    <message>
        <source>signal flows forward</source>
        <translation>信号正向传播</translation>
    </message>
    <message>
        <source>input {unit}</source>
        <translation>输入 {unit}</translation>
    </message>
    <message>
        <source>layer {layer}, unit {unit}</source>
        <translation>第 {layer} 层，单元 {unit}</translation>
    </message>
</context>
<context>
    <name>DimensionPanel</name>
    <message>
        <source>changed by hand</source>
        <translation>手工改动</translation>
    </message>
    <message>
        <source>All {count} equations fit.</source>
        <translation>全部 {count} 个式子都吻合。</translation>
    </message>
    <message>
        <source>NumPy says: {error}</source>
        <translation>NumPy 报错：{error}</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>正确的形状</translation>
    </message>
    <message>
        <source>“{text}” is no shape. Write it as 4, 2, or as 4, for a flat array.</source>
        <translation>“{text}”不是形状。请写成 4, 2；一维数组写成 4,。</translation>
    </message>
    <message>
        <source>Dimension check</source>
        <translation>检查维数</translation>
    </message>
    <message>
        <source>Change a shape and see which equation no longer fits, and why.</source>
        <translation>改变一个形状，看哪个式子不再吻合，以及为什么。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layer whose shapes are changed</source>
        <translation>改变哪一层的形状</translation>
    </message>
    <message>
        <source>Common mistakes</source>
        <translation>常见错误</translation>
    </message>
    <message>
        <source>As it should be</source>
        <translation>恢复正确形状</translation>
    </message>
    <message>
        <source>What the check finds</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>Duel</name>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>||δ|| of each layer, L: the output layer</source>
        <translation>各层的 ||δ||，L 为输出层</translation>
    </message>
    <message>
        <source>Linear regions</source>
        <translation>线性区域</translation>
    </message>
</context>
<context>
    <name>EnvelopePlot</name>
    <message>
        <source>{z}: w = {w}, b = {b}. {shape}. At x = {x} {winner} wins with {value}.</source>
        <translation>{z}：w = {w}，b = {b}。{shape}。在 x = {x} 处 {winner} 以 {value} 胜出。</translation>
    </message>
    <message>
        <source>The lines and their maximum. 1 to 5 choose a line, up and down move it, with Shift they turn it, left and right move x</source>
        <translation>各条直线及其最大值。1 到 5 选择直线，上下键平移它，加 Shift 转动它，左右键移动 x</translation>
    </message>
</context>
<context>
    <name>Equation</name>
    <message>
        <source>{name}, {rows} rows, {columns} columns</source>
        <translation>{name}，{rows} 行 {columns} 列</translation>
    </message>
    <message>
        <source>{name} transposed, {rows} rows, {columns} columns</source>
        <translation>{name} 的转置，{rows} 行 {columns} 列</translation>
    </message>
    <message>
        <source>The step as matrices; arrow keys in the result choose an entry</source>
        <translation>以矩阵表示的这一步；在结果中用方向键选择元素</translation>
    </message>
</context>
<context>
    <name>EquationList</name>
    <message>
        <source>Behind it, not computed: {count}</source>
        <translation>其后未能计算的式子：{count}</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>吻合</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>不吻合</translation>
    </message>
    <message>
        <source>wrong shape, no error</source>
        <translation>形状错误，却不报错</translation>
    </message>
    <message>
        <source>fits by chance</source>
        <translation>碰巧吻合</translation>
    </message>
    <message>
        <source>All equations with the shapes in them</source>
        <translation>所有式子及其中的形状</translation>
    </message>
</context>
<context>
    <name>ErrorTable</name>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Root mean squared error, in the units of the target</source>
        <translation>均方根误差，单位与目标相同</translation>
    </message>
    <message>
        <source>1 − squared error / variance of the target: 1 is exact, 0 no better than its mean</source>
        <translation>1 − 平方误差 / 目标的方差：1 为完全准确，0 不比取均值好</translation>
    </message>
</context>
<context>
    <name>ExamplePlot</name>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>across: {x}, up: {y}</source>
        <translation>横轴：{x}，纵轴：{y}</translation>
    </message>
    <message>
        <source>The data; a click takes a point, arrow keys the next or the one before</source>
        <translation>数据；单击选取一个点，方向键选取下一个或上一个</translation>
    </message>
</context>
<context>
    <name>ExampleSection</name>
    <message>
        <source>of {count}</source>
        <translation>共 {count} 个</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong side</source>
        <translation>判错一侧</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>类别错误</translation>
    </message>
    <message>
        <source>input &lt;i&gt;x&lt;/i&gt;</source>
        <translation>输入 &lt;i&gt;x&lt;/i&gt;</translation>
    </message>
    <message>
        <source>target &lt;i&gt;t&lt;/i&gt;</source>
        <translation>目标 &lt;i&gt;t&lt;/i&gt;</translation>
    </message>
    <message>
        <source>output &lt;i&gt;y&lt;/i&gt;</source>
        <translation>输出 &lt;i&gt;y&lt;/i&gt;</translation>
    </message>
    <message>
        <source>batch loss &lt;i&gt;L&lt;/i&gt;</source>
        <translation>批损失 &lt;i&gt;L&lt;/i&gt;</translation>
    </message>
    <message>
        <source>loss &lt;i&gt;L&lt;/i&gt;</source>
        <translation>损失 &lt;i&gt;L&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>click a point</source>
        <translation>单击一个点</translation>
    </message>
    <message>
        <source>The example before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next example</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Number of the example</source>
        <translation>样本编号</translation>
    </message>
    <message>
        <source>The example as a picture; arrow keys take the next or the one before</source>
        <translation>以图像显示的样本；方向键选取下一个或上一个</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>The training example with the largest loss.</source>
        <translation>损失最大的训练样本。</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>How many points are made, or rows of the table are drawn. Leave it empty for the usual number.</source>
        <translation>生成多少个点，或从数据表中抽取多少行。留空则用默认数目。</translation>
    </message>
    <message>
        <source>How much chance is mixed into the data. It disturbs their labels or targets.</source>
        <translation>数据中掺入多少随机成分，它会扰动标签或目标值。</translation>
    </message>
    <message>
        <source>The share of the points that the network learns from. The others are the test part: they only tell how well it does on what it has not seen.</source>
        <translation>供网络学习的样本所占的比例。其余为测试集，只用来检验网络在未见过的样本上表现如何。</translation>
    </message>
    <message>
        <source>What the network gets to see of a point; each is one input.</source>
        <translation>网络看到样本的哪些特征；每个特征是一个输入。</translation>
    </message>
    <message>
        <source>Shift and scale each input to mean 0 and deviation 1, as measured on the training part. Columns of different size then pull alike.</source>
        <translation>把每个输入平移并缩放为均值 0、标准差 1（按训练集计算），使数值大小悬殊的各列作用相当。</translation>
    </message>
    <message>
        <source>How many units this layer has. Each is one curve through its inputs.</source>
        <translation>这一层有多少个单元。每个单元先对输入加权求和，再经过激活函数。</translation>
    </message>
    <message>
        <source>The function that each unit sends its z through.</source>
        <translation>每个单元的 z 所经过的函数。</translation>
    </message>
    <message>
        <source>What the last layer makes of its z. Its range has to be one that the loss can do with.</source>
        <translation>最后一层把 z 变成什么。它的取值范围须适合所选的损失函数。</translation>
    </message>
    <message>
        <source>How the weights are drawn before the first step.</source>
        <translation>训练开始之前如何随机产生权重。</translation>
    </message>
    <message>
        <source>Multiplies the first weights. Large ones push z far from 0, where sigmoid and tanh are flat: the descent gets slow.</source>
        <translation>初始权重的倍数。初始权重太大会把 z 推到远离 0 处，sigmoid 和 tanh 在那里很平坦，梯度下降随之变慢。</translation>
    </message>
    <message>
        <source>The number that training makes small.</source>
        <translation>训练所要减小的数。</translation>
    </message>
    <message>
        <source>How a gradient becomes a step of the parameters θ.</source>
        <translation>如何由梯度得到参数 θ 的一步更新。</translation>
    </message>
    <message>
        <source>η, how far a step goes along the gradient g. Each step is small, and depends on the slope where it stands: too small takes for ever, too large jumps over the valley and may explode.</source>
        <translation>η，沿负梯度方向一步走多远（g 为梯度）。步子的大小还取决于所处位置的坡度：太小则迟迟不到，太大则越过谷底，甚至爆炸。</translation>
    </message>
    <message>
        <source>How many samples a step averages over. A large batch steadies the direction: the zigzag of inputs that are all positive is a small matter then.</source>
        <translation>每一步对多少个样本取平均。批越大，方向越稳：输入全为正数时的 Z 字形抖动也就不成问题。</translation>
    </message>
    <message>
        <source>A price on large weights, added to the loss; biases are free.</source>
        <translation>加在损失上的惩罚项，抑制过大的权重；偏置不受惩罚。</translation>
    </message>
    <message>
        <source>How high the price on large weights is; 0 is none.</source>
        <translation>惩罚项的强度；0 表示不惩罚。</translation>
    </message>
    <message>
        <source>Where all chance starts: the same seed gives the same points, weights and order, bit for bit.</source>
        <translation>一切随机数的起点：种子相同，则样本点、初始权重和训练次序完全相同。</translation>
    </message>
    <message>
        <source>How exactly numbers are kept. float32 is faster for wide layers.</source>
        <translation>数值的存储精度。层很宽时 float32 更快。</translation>
    </message>
    <message>
        <source>How the learning rate changes from epoch to epoch: large steps first, small ones to settle down with. η₀ is the rate that is set, e counts the epochs.</source>
        <translation>学习率如何逐轮变化：先大步走，再小步收敛。η₀ 为所设的学习率，e 为轮数。</translation>
    </message>
    <message>
        <source>Cuts a gradient that is too large before it becomes a step, so that one steep place cannot throw the parameters far away.</source>
        <translation>在更新之前截断过大的梯度，以免一处陡坡就把参数抛得很远。</translation>
    </message>
    <message>
        <source>How many straight lines a Maxout unit takes the largest of. Its activation is their envelope.</source>
        <translation>Maxout 单元在多少条直线中取最大值。它的激活函数就是这些直线的上包络线。</translation>
    </message>
    <message>
        <source>What a negative z is multiplied by. 0 would be ReLU, 1 a straight line.</source>
        <translation>z 为负时所乘的系数。取 0 即 ReLU，取 1 即直线。</translation>
    </message>
    <message>
        <source>What a negative z is multiplied by at first; then each unit learns a slope of its own.</source>
        <translation>z 为负时最初所乘的系数；此后每个单元学习自己的斜率。</translation>
    </message>
    <message>
        <source>How far below 0 the curve runs out on the left: to −α.</source>
        <translation>曲线左端低于 0 多少：趋于 −α。</translation>
    </message>
    <message>
        <source>How much of the mean squared gradient stays at each step: the nearer to 1, the longer it remembers.</source>
        <translation>每一步保留多少梯度平方均值：越接近 1，记忆越长。</translation>
    </message>
    <message>
        <source>How much dearer a missed yes is than a false alarm; 1 is bce.</source>
        <translation>漏报比误报的代价高多少倍；取 1 即 bce。</translation>
    </message>
    <message>
        <source>The error up to which the loss is a parabola; beyond it goes on in a straight line.</source>
        <translation>误差在此值以内时损失为抛物线，超过则沿直线延伸。</translation>
    </message>
    <message>
        <source>The error up to which the tip is round; beyond it the loss is that of mae, lowered by β/2.</source>
        <translation>误差在此值以内时尖端是圆的，超过则为 mae 减去 β/2。</translation>
    </message>
    <message>
        <source>What remains of the last step&apos;s velocity in this one.</source>
        <translation>上一步的速度有多少保留到这一步。</translation>
    </message>
    <message>
        <source>How much less the newest gradient counts in the velocity.</source>
        <translation>最新的梯度计入速度时打多少折扣。</translation>
    </message>
    <message>
        <source>Shrinks all parameters a little at every step, biases too: λ θ is added to the gradient.</source>
        <translation>每一步使所有参数（包括偏置）略微缩小：在梯度上加 λ θ。</translation>
    </message>
    <message>
        <source>Shrinks all parameters by η λ of themselves at every step, biases too, beside the gradient.</source>
        <translation>每一步使所有参数（包括偏置）按自身的 η λ 缩小，与梯度无关。</translation>
    </message>
    <message>
        <source>Makes the learning rate fall step by step: η / (1 + decay · steps).</source>
        <translation>使学习率逐步下降：η / (1 + decay · 步数)。</translation>
    </message>
    <message>
        <source>What the sum of squared gradients begins with; more makes the first steps shorter.</source>
        <translation>梯度平方和的初值；越大，最初的步子越短。</translation>
    </message>
    <message>
        <source>ε, added below the line so that nothing is divided by 0; more makes the steps of flat directions shorter.</source>
        <translation>ε，加在分母上以免除以 0；越大，平坦方向上的步子越短。</translation>
    </message>
    <message>
        <source>Divide by the deviation of the gradient from its mean, instead of by its size.</source>
        <translation>除以梯度的标准差，而不是除以梯度的大小。</translation>
    </message>
    <message>
        <source>β₁ and β₂: how much of the mean gradient and of the mean squared gradient stays at each step.</source>
        <translation>β₁ 和 β₂：每一步分别保留多少梯度均值和梯度平方均值。</translation>
    </message>
    <message>
        <source>Divide by the largest mean squared gradient so far, so that the steps never get longer again.</source>
        <translation>除以迄今最大的梯度平方均值，使步长不再变大。</translation>
    </message>
    <message>
        <source>How many epochs lie between two falls of the learning rate.</source>
        <translation>学习率每隔多少轮下降一次。</translation>
    </message>
    <message>
        <source>γ, what the learning rate is multiplied by when it falls.</source>
        <translation>γ，学习率每次下降时所乘的系数。</translation>
    </message>
    <message>
        <source>How many epochs the learning rate takes from the top to the bottom.</source>
        <translation>学习率从最高降到最低需要多少轮。</translation>
    </message>
    <message>
        <source>The learning rate at the bottom.</source>
        <translation>最低处的学习率。</translation>
    </message>
    <message>
        <source>d: after 1/d epochs the learning rate is halved.</source>
        <translation>d：经过 1/d 轮，学习率减半。</translation>
    </message>
    <message>
        <source>A disc inside a ring. Noise flips the labels of points near the gap.</source>
        <translation>圆环套着圆盘。噪声使间隙附近的点标签翻转。</translation>
    </message>
    <message>
        <source>Four squares, opposite ones alike. Noise flips labels near the edges.</source>
        <translation>四个方块，对角同类。噪声使边缘附近的点标签翻转。</translation>
    </message>
    <message>
        <source>Two round clouds. Noise spreads them until they overlap.</source>
        <translation>两团圆形点云。噪声使其散开，直至重叠。</translation>
    </message>
    <message>
        <source>Two arms, wound into each other. Noise moves the points themselves.</source>
        <translation>两条相互缠绕的旋臂。噪声移动点的位置。</translation>
    </message>
    <message>
        <source>The truth table of exclusive or: four points, all for training. No straight line parts them.</source>
        <translation>异或的真值表：四个点，全部用于训练。没有一条直线能把两类分开。</translation>
    </message>
    <message>
        <source>Regression: a tilted plane. Noise disturbs the heights.</source>
        <translation>回归：倾斜的平面。噪声扰动高度。</translation>
    </message>
    <message>
        <source>Regression: six cones, up and down by turns. Noise disturbs the heights.</source>
        <translation>回归：六个圆锥，朝上朝下交替排列。噪声扰动高度。</translation>
    </message>
    <message>
        <source>Regression with one input: the sine. Noise moves the targets up or down.</source>
        <translation>单输入回归：正弦曲线。噪声使目标值上下偏移。</translation>
    </message>
    <message>
        <source>150 flowers, four lengths in cm, three species.</source>
        <translation>150 朵鸢尾花，四项长度（厘米），三个品种。</translation>
    </message>
    <message>
        <source>178 wines, thirteen measurements, three growers.</source>
        <translation>178 种葡萄酒，十三项测量值，三个产家。</translation>
    </message>
    <message>
        <source>569 cell samples, thirty measurements, malignant or benign.</source>
        <translation>569 份细胞样本，三十项测量值，恶性或良性。</translation>
    </message>
    <message>
        <source>1797 handwritten digits of 8 × 8 pixels.</source>
        <translation>1797 个 8 × 8 像素的手写数字。</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>个样本</translation>
    </message>
    <message>
        <source>units</source>
        <translation>个单元</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>不小于 {low}</translation>
    </message>
    <message>
        <source>more than {low}</source>
        <translation>大于 {low}</translation>
    </message>
    <message>
        <source>more than {low}, up to {high}</source>
        <translation>大于 {low}，不超过 {high}</translation>
    </message>
    <message>
        <source>{low} or more, less than {high}</source>
        <translation>不小于 {low}，小于 {high}</translation>
    </message>
    <message>
        <source>more than {low}, less than {high}</source>
        <translation>大于 {low}，小于 {high}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} 和 {second}</translation>
    </message>
    <message>
        <source>usually on</source>
        <translation>默认开启</translation>
    </message>
    <message>
        <source>usually off</source>
        <translation>默认关闭</translation>
    </message>
    <message>
        <source>{range}, usually {default}</source>
        <translation>{range}，默认 {default}</translation>
    </message>
    <message>
        <source>Outputs from {low} to {high}, slope at most {slope}</source>
        <translation>输出范围：{low} 到 {high}，导数最大 {slope}</translation>
    </message>
    <message>
        <source>Outputs of both signs: they can be centred on 0</source>
        <translation>输出有正有负，可以以 0 为中心</translation>
    </message>
    <message>
        <source>Not zero-centred: no output is negative</source>
        <translation>非零中心：输出没有负数</translation>
    </message>
    <message>
        <source>Smooth: no corner</source>
        <translation>光滑，没有折点</translation>
    </message>
    <message>
        <source>Corner at z = {place}, where f′ counts as {slope}, as on the {side}</source>
        <translation>折点在 z = {place}，该处 f′ 取 {slope}（与{side}相同）</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Corners at z = {places}, where f′ counts as {slope}, as beyond them</source>
        <translation>折点在 z = {places}，该处 f′ 取 {slope}（与外侧相同）</translation>
    </message>
    <message>
        <source>Jumps at z = {place}, where f′ counts as {slope} all the same</source>
        <translation>在 z = {place} 处跳变，该处 f′ 仍取 {slope}</translation>
    </message>
    <message>
        <source>Corners where two lines meet; there the first of them counts</source>
        <translation>两条直线相交处为折点，该处取靠前的一条</translation>
    </message>
    <message>
        <source>Expects {what}</source>
        <translation>适用的输出：{what}</translation>
    </message>
    <message>
        <source>{low} to {high} where both coordinates are within ±{side}</source>
        <translation>两个坐标都在 ±{side} 之内时为 {low} 到 {high}</translation>
    </message>
    <message>
        <source>About {digits} digits, up to {largest}</source>
        <translation>约 {digits} 位有效数字，最大 {largest}</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行数</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>train loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>accuracy on the test part</source>
        <translation>测试部分的准确率</translation>
    </message>
    <message>
        <source>accuracy on the train part</source>
        <translation>训练部分的准确率</translation>
    </message>
    <message>
        <source>$||\delta||$</source>
        <translation>$||\delta||$</translation>
    </message>
    <message>
        <source>$||\delta^1|| / ||\delta^L||$</source>
        <translation>$||\delta^1|| / ||\delta^L||$</translation>
    </message>
    <message>
        <source>mean $|f&apos;(z)|$</source>
        <translation>$|f&apos;(z)|$ 的平均值</translation>
    </message>
    <message>
        <source>$||\Delta W|| / ||W||$</source>
        <translation>$||\Delta W|| / ||W||$</translation>
    </message>
    <message>
        <source>$||\Delta W^1|| / ||W^1||$</source>
        <translation>$||\Delta W^1|| / ||W^1||$</translation>
    </message>
    <message>
        <source>$||\Delta a^L|| / ||\Delta a^1||$</source>
        <translation>$||\Delta a^L|| / ||\Delta a^1||$</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>死单元</translation>
    </message>
    <message>
        <source>mean activation</source>
        <translation>平均激活</translation>
    </message>
    <message>
        <source>sum of the outputs</source>
        <translation>输出之和</translation>
    </message>
    <message>
        <source>smallest output</source>
        <translation>最小的输出</translation>
    </message>
    <message>
        <source>largest output</source>
        <translation>最大的输出</translation>
    </message>
    <message>
        <source>pieces that win</source>
        <translation>会胜出的片段</translation>
    </message>
    <message>
        <source>least share of a piece</source>
        <translation>片段的最小份额</translation>
    </message>
    <message>
        <source>units that compute something of their own</source>
        <translation>各算各的单元</translation>
    </message>
    <message>
        <source>activations that are 0</source>
        <translation>为 0 的激活</translation>
    </message>
    <message>
        <source>answer kept by half of the units</source>
        <translation>一半单元保留的答案</translation>
    </message>
    <message>
        <source>straight part of the boundary</source>
        <translation>边界笔直的部分</translation>
    </message>
    <message>
        <source>product of the weights, 1st</source>
        <translation>权重之积，第 1 个</translation>
    </message>
    <message>
        <source>product of the weights, 2nd</source>
        <translation>权重之积，第 2 个</translation>
    </message>
    <message>
        <source>offset of the linear map</source>
        <translation>线性映射的偏移</translation>
    </message>
    <message>
        <source>cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>loss before</source>
        <translation>更新前的损失</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均数</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>thin rows</source>
        <translation>所有行</translation>
    </message>
</context>
<context>
    <name>FactSection</name>
    <message>
        <source>Copied as {kind}, rows: {rows}</source>
        <translation>已复制为 {kind}，行数：{rows}</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>数据对比</translation>
    </message>
    <message>
        <source>Facts about the functions; Space sorts by a column</source>
        <translation>各函数的数据；按空格键按所在列排序</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Measure once more what the functions cost on this machine.</source>
        <translation>再测一次这些函数在本机上的计算开销。</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>The selected rows, or all where none is selected.</source>
        <translation>复制选中的行；未选中时复制全部。</translation>
    </message>
</context>
<context>
    <name>FactTable</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>测量中…</translation>
    </message>
    <message>
        <source>f′({z})</source>
        <translation>f′({z})</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>The name that settings and saved runs use.</source>
        <translation>设置和已保存的运行中使用的名称。</translation>
    </message>
    <message>
        <source>f(z)</source>
        <translation>f(z)</translation>
    </message>
    <message>
        <source>The function itself.</source>
        <translation>函数本身。</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>值域</translation>
    </message>
    <message>
        <source>Between which values the outputs lie.</source>
        <translation>输出所在的范围。</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>零中心</translation>
    </message>
    <message>
        <source>Whether outputs have both signs. If not, the weights behind them can only move alike: zigzag.</source>
        <translation>输出是否有正有负。若否，后一层的权重只能同向变化，呈 Z 字形抖动。</translation>
    </message>
    <message>
        <source>max f′</source>
        <translation>max f′</translation>
    </message>
    <message>
        <source>The largest |f′|: no error passes this layer by a larger factor. Softmax: ∂aᵢ/∂zᵢ.</source>
        <translation>|f′| 的最大值：误差经过这一层时，倍数不会超过它。softmax 指 ∂aᵢ/∂zᵢ。</translation>
    </message>
    <message>
        <source>Kink at</source>
        <translation>折点</translation>
    </message>
    <message>
        <source>The z where f or f′ jumps. Maxout: of the example lines.</source>
        <translation>f 或 f′ 发生跳变的 z。Maxout 指示例直线的折点。</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>The share of inputs from a standard normal distribution where |f′| is below {limit} of its largest. A fixed small slope does not count: it does not fade.</source>
        <translation>输入服从标准正态分布时，|f′| 小于其最大值 {limit} 的比例。固定的小斜率不算在内：它不会衰减。</translation>
    </message>
    <message>
        <source>The derivative where the cursor is.</source>
        <translation>光标处的导数。</translation>
    </message>
    <message>
        <source>{depth} layers at best</source>
        <translation>{depth} 层后最多</translation>
    </message>
    <message>
        <source>max f′ to the power of {depth}: the most that f′ leaves of δ on its way through {depth} layers.</source>
        <translation>max f′ 的 {depth} 次方：δ 反向经过 {depth} 层后，f′ 最多留下的倍数。</translation>
    </message>
    <message>
        <source>Cost f</source>
        <translation>f 开销</translation>
    </message>
    <message>
        <source>Processor time for a million values, relu is 1. Measured on this machine, in a training step&apos;s calls.</source>
        <translation>每百万个值的处理器时间，以 relu 为 1。在本机上按训练步骤的实际调用测得。</translation>
    </message>
    <message>
        <source>Cost f′</source>
        <translation>f′ 开销</translation>
    </message>
    <message>
        <source>Processor time for a million values of δ on the way back, relu is 1. Measured on this machine.</source>
        <translation>反向传播时每百万个 δ 的处理器时间，以 relu 为 1。在本机上测得。</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>What it is called there.</source>
        <translation>在其中的名称。</translation>
    </message>
    <message>
        <source>MATLAB</source>
        <translation>MATLAB</translation>
    </message>
</context>
<context>
    <name>FactValue</name>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>converges</source>
        <translation>收敛</translation>
    </message>
    <message>
        <source>creeps</source>
        <translation>爬行</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>正向</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>live</source>
        <translation>训练中的网络</translation>
    </message>
    <message>
        <source>oscillates</source>
        <translation>振荡</translation>
    </message>
    <message>
        <source>right</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>too_early</source>
        <translation>还太早</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>FeaturesSection</name>
    <message>
        <source>At least one input stays: without any there is nothing to learn from.</source>
        <translation>至少保留一个输入：没有输入就无从学习。</translation>
    </message>
    <message>
        <source>{count} of {every}</source>
        <translation>{count} / {every}</translation>
    </message>
    <message>
        <source>Input features</source>
        <translation>输入特征</translation>
    </message>
    <message>
        <source>These data have one input only.</source>
        <translation>这组数据只有一个输入。</translation>
    </message>
    <message>
        <source>An own table is used with all its columns.</source>
        <translation>自己的数据表总是使用全部列。</translation>
    </message>
    <message>
        <source>Standardize inputs</source>
        <translation>标准化输入</translation>
    </message>
</context>
<context>
    <name>FileOpener</name>
    <message>
        <source>Open run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Saved runs (*.nnviz)</source>
        <translation>已保存的运行 (*.nnviz)</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>打开数据表</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>数据表 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Drop it to open this run</source>
        <translation>松开即可打开此运行</translation>
    </message>
    <message>
        <source>Drop it to load this table</source>
        <translation>松开即可载入此数据表</translation>
    </message>
    <message>
        <source>Only one file at a time can be dropped here</source>
        <translation>一次只能拖放一个文件</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file} …</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>FoldButton</name>
    <message>
        <source>Fold {title}</source>
        <translation>折叠“{title}”</translation>
    </message>
    <message>
        <source>Unfold {title}</source>
        <translation>展开“{title}”</translation>
    </message>
</context>
<context>
    <name>FoldLine</name>
    <message>
        <source>{count} equal layers</source>
        <translation>{count} 个相同的层</translation>
    </message>
    <message>
        <source>equal layers</source>
        <translation>个相同的层</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Show each of the layers in a row of its own.</source>
        <translation>每层各占一行显示。</translation>
    </message>
    <message>
        <source>Show the equal layers in one row, and edit them as one.</source>
        <translation>把相同的层显示为一行，一并编辑。</translation>
    </message>
    <message>
        <source>Number of equal layers</source>
        <translation>相同层的个数</translation>
    </message>
    <message>
        <source>How many layers of this kind follow each other, up to {most}.</source>
        <translation>这种层连续有多少个，最多 {most} 个。</translation>
    </message>
</context>
<context>
    <name>FunctionComparison</name>
    <message>
        <source>All three flatten on both sides, where δ vanishes. tanh and softsign are zero-centred and have slope 1 at 0; sigmoid never passes on more than a quarter. softsign flattens slowly and needs no exponential.</source>
        <translation>三者两侧都变平，δ 在那里消失。tanh 和 softsign 是零中心的，在 0 处导数为 1；sigmoid 的导数至多四分之一。softsign 变平较慢，且无需指数运算。</translation>
    </message>
    <message>
        <source>tanh flattens for large |z| and is smooth: its boundaries are curves. relu passes δ whole for z &gt; 0 and is cheap; its boundaries are straight pieces, and for z ≤ 0 nothing passes.</source>
        <translation>tanh 在 |z| 很大时变平，且处处光滑：分界线是曲线。relu 在 z &gt; 0 时让 δ 原样通过，计算又快；分界线由直线段组成，z ≤ 0 时什么也通不过。</translation>
    </message>
    <message>
        <source>They differ on the left alone: relu passes nothing there and a unit may die, leaky_relu keeps a small fixed slope, prelu learns its slope. Change the slopes and see f′ follow.</source>
        <translation>三者只在左侧不同：relu 在左侧不传任何信号，单元可能死亡；leaky_relu 保留固定的小斜率；prelu 的斜率由训练学得。改变斜率，看 f′ 随之变化。</translation>
    </message>
    <message>
        <source>sign: its slope is 0 wherever it has one, so δ arrives as 0 and no weight in front of it learns. purelin: layers of it alone multiply out to one linear map, however many there are; what is not linear stays unsolved.</source>
        <translation>sign：凡有导数处导数都是 0，δ 传到这里变为 0，它前面的权重都学不到东西。purelin：只由它组成的各层无论多少，乘起来仍是一个线性映射，解决不了非线性问题。</translation>
    </message>
    <message>
        <source>{names}: why these do not do</source>
        <translation>{names}：为什么不行</translation>
    </message>
</context>
<context>
    <name>FunctionRow</name>
    <message>
        <source>Fewer parameters of {name}</source>
        <translation>收起 {name} 的参数</translation>
    </message>
    <message>
        <source>More parameters of {name}</source>
        <translation>{name} 的更多参数</translation>
    </message>
</context>
<context>
    <name>FunctionStave</name>
    <message>
        <source>what the layer
passes on</source>
        <translation>这一层
向前传什么</translation>
    </message>
    <message>
        <source>slice through the unit</source>
        <translation>单元的切面</translation>
    </message>
    <message>
        <source>mean outputs</source>
        <translation>平均输出</translation>
    </message>
    <message>
        <source>unit {0} of {1}</source>
        <translation>单元 {0} / {1}</translation>
    </message>
    <message>
        <source>sums to 1</source>
        <translation>总和为 1</translation>
    </message>
    <message>
        <source>{0} off (z ≤ 0)</source>
        <translation>{0} 关闭 (z ≤ 0)</translation>
    </message>
    <message>
        <source>never saturates</source>
        <translation>不会饱和</translation>
    </message>
    <message>
        <source>{0} saturated</source>
        <translation>{0} 饱和</translation>
    </message>
    <message>
        <source>{0} of all z here</source>
        <translation>此处占全部 z 的 {0}</translation>
    </message>
    <message>
        <source>Layer {0}, z {1}: f is {2}, its slope {3}; {4} of all z lie here</source>
        <translation>第 {0} 层，z 为 {1}：f 为 {2}，导数为 {3}；此处占全部 z 的 {4}</translation>
    </message>
    <message>
        <source>Layer {0}: mean outputs {1}</source>
        <translation>第 {0} 层：平均输出 {1}</translation>
    </message>
    <message>
        <source>Layer {0}, {1}; lines of the unit: {2}</source>
        <translation>第 {0} 层，{1}；该单元的直线：{2}</translation>
    </message>
</context>
<context>
    <name>FunctionsPage</name>
    <message>
        <source>Functions</source>
        <translation>函数</translation>
    </message>
</context>
<context>
    <name>FunctionsView</name>
    <message>
        <source>maxout: drag its lines up and down; ↑ ↓ move the one that wins at the cursor, with Shift they tilt it.</source>
        <translation>maxout：上下拖动各条直线，或按 ↑ ↓ 移动光标处胜出的那条；按住 Shift 则使其倾斜。</translation>
    </message>
    <message>
        <source>function facts</source>
        <translation>函数数据</translation>
    </message>
    <message>
        <source>functions</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>{name}: max {value}</source>
        <translation>{name}：最大 {value}</translation>
    </message>
    <message>
        <source>f(z) of the functions; arrow keys move the cursor, + and − the range</source>
        <translation>各函数的 f(z)；方向键移动光标，+ 和 − 改变范围</translation>
    </message>
    <message>
        <source>f′(z) of the functions; arrow keys move the cursor, + and − the range</source>
        <translation>各函数的 f′(z)；方向键移动光标，+ 和 − 改变范围</translation>
    </message>
    <message>
        <source>the function: what goes forward</source>
        <translation>函数：向前传的值</translation>
    </message>
    <message>
        <source>its derivative: what the error is multiplied by on the way back</source>
        <translation>导数：误差反向传播时所乘的因子</translation>
    </message>
    <message>
        <source>Tick functions on the left to compare them.</source>
        <translation>在左侧勾选函数即可对照。</translation>
    </message>
    <message>
        <source>Compare sigmoid, tanh and softsign</source>
        <translation>对照 sigmoid、tanh 和 softsign</translation>
    </message>
</context>
<context>
    <name>GradientView</name>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>The gradient appears here as soon as a run begins.</source>
        <translation>训练开始后，梯度即在此显示。</translation>
    </message>
    <message>
        <source>Size of the nudge</source>
        <translation>扰动的大小</translation>
    </message>
    <message>
        <source>W¹ is moved by this share of ||W¹||, on a copy and always in the same random direction.</source>
        <translation>在副本上把 W¹ 移动 ||W¹|| 的这一比例，方向随机但始终相同。</translation>
    </message>
    <message>
        <source>Figure of the history</source>
        <translation>历史图所示的量</translation>
    </message>
    <message>
        <source>gradient history</source>
        <translation>梯度历史</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Point at a layer, or walk with ← → ↑ ↓: here stand all its figures.</source>
        <translation>指向某一层，或用 ← → ↑ ↓ 移动：这里列出该层的全部数值。</translation>
    </message>
</context>
<context>
    <name>GradientWords</name>
    <message>
        <source>A single layer: its δ comes straight from the loss.</source>
        <translation>只有一层：它的 δ 直接来自损失。</translation>
    </message>
    <message>
        <source>Overflow: ||δ|| of layer {layer} is no finite number.</source>
        <translation>溢出：第 {layer} 层的 ||δ|| 不是有限的数。</translation>
    </message>
    <message>
        <source>No error comes back: δ of the last layer is 0.</source>
        <translation>没有误差传回：最后一层的 δ 为 0。</translation>
    </message>
    <message>
        <source>The error reaches every layer; the least in layer {layer}: {part} times the last&apos;s ||δ||.</source>
        <translation>误差信号到达每一层；第 {layer} 层最小：最后一层 ||δ|| 的 {part} 倍。</translation>
    </message>
    <message>
        <source>Vanishing from layer {begins} back: to layer {worst} no error comes at all, δ is 0.</source>
        <translation>从第 {begins} 层往前梯度消失：第 {worst} 层完全收不到误差信号，δ 为 0。</translation>
    </message>
    <message>
        <source>Vanishing from layer {begins} back: layer {worst} has {part} of the last&apos;s ||δ||.</source>
        <translation>从第 {begins} 层往前梯度消失：第 {worst} 层只有最后一层 ||δ|| 的 {part}。</translation>
    </message>
    <message>
        <source>Exploding from layer {begins} back: layer {worst} has {part} times the last&apos;s ||δ||.</source>
        <translation>从第 {begins} 层往前梯度爆炸：第 {worst} 层达到最后一层 ||δ|| 的 {part} 倍。</translation>
    </message>
    <message>
        <source>Measured on the probe, ||δ|| over units and samples. Vanishing: a hidden layer has less than {low} of the last layer&apos;s ||δ||. Exploding: it has more than {high} times as much. The word stands at the first such layer on the way back.</source>
        <translation>在探针上测量，||δ|| 取遍单元与样本。消失：某隐藏层的 ||δ|| 不足最后一层的 {low}。爆炸：超过最后一层的 {high} 倍。字样标在反向途中最先如此的那一层。</translation>
    </message>
    <message>
        <source>← vanishing</source>
        <translation>← 消失</translation>
    </message>
    <message>
        <source>← exploding</source>
        <translation>← 爆炸</translation>
    </message>
    <message>
        <source>W¹ is 0: there is nothing to take a share of.</source>
        <translation>W¹ 为 0：无从取其一部分。</translation>
    </message>
    <message>
        <source>{size} more or less in W¹ moves the output by ||Δa|| = {moved}.</source>
        <translation>W¹ 变动 {size}，输出变动 ||Δa|| = {moved}。</translation>
    </message>
    <message>
        <source>{size} more or less in W¹ changes nothing in a¹.</source>
        <translation>W¹ 变动 {size}，a¹ 毫无变化。</translation>
    </message>
    <message>
        <source>{size} more or less in W¹ overflows on its way.</source>
        <translation>W¹ 变动 {size}，在前向途中溢出。</translation>
    </message>
    <message>
        <source>{size} more or less in W¹ fades on its way: the output moves by {part} of ||Δa¹||.</source>
        <translation>W¹ 变动 {size}，在前向途中逐渐消退：输出的变动只有 ||Δa¹|| 的 {part}。</translation>
    </message>
    <message>
        <source>{size} more or less in W¹ grows on its way: the output moves by {part} times ||Δa¹||.</source>
        <translation>W¹ 变动 {size}，在前向途中不断放大：输出的变动达到 ||Δa¹|| 的 {part} 倍。</translation>
    </message>
    <message>
        <source>{size} more or less in W¹ comes through: the output moves by {part} times ||Δa¹||.</source>
        <translation>W¹ 变动 {size}，能够传到输出：输出的变动是 ||Δa¹|| 的 {part} 倍。</translation>
    </message>
    <message>
        <source>||Δa|| {change}, {part} times layer 1&apos;s</source>
        <translation>||Δa|| {change}，为第 1 层的 {part} 倍</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} 个单元</translation>
    </message>
    <message>
        <source>Layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>error signal</source>
        <translation>误差信号</translation>
    </message>
    <message>
        <source>mean slope</source>
        <translation>导数均值</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>nudge of W¹</source>
        <translation>W¹ 的扰动</translation>
    </message>
    <message>
        <source>mean f′</source>
        <translation>f′ 均值</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>no finite number</source>
        <translation>不是有限的数</translation>
    </message>
</context>
<context>
    <name>GrowthPlot</name>
    <message>
        <source>from {0} at step {1} to {2} at step {3}</source>
        <translation>从第 {1} 步的 {0} 个到第 {3} 步的 {2} 个</translation>
    </message>
    <message>
        <source>Number of linear regions over the steps</source>
        <translation>线性区域的数目随步数的变化</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>1000 steps</source>
        <translation>千步</translation>
    </message>
</context>
<context>
    <name>HandEditor</name>
    <message>
        <source>your own</source>
        <translation>自己输入</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另有 {count} 处。</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>现成的例子</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入数</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>learning rate &lt;i&gt;η&lt;/i&gt;</source>
        <translation>学习率 &lt;i&gt;η&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Ready-made networks</source>
        <translation>现成的网络</translation>
    </message>
    <message>
        <source>Number of inputs</source>
        <translation>输入的个数</translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation>样本的个数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>添加隐藏层</translation>
    </message>
    <message>
        <source>Show the cell</source>
        <translation>转到该单元格</translation>
    </message>
    <message>
        <source>What stands against a walk</source>
        <translation>无法推导的原因</translation>
    </message>
</context>
<context>
    <name>HandLayerBox</name>
    <message>
        <source>Layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>Units of layer {number}</source>
        <translation>第 {number} 层的单元数</translation>
    </message>
    <message>
        <source>Activation of layer {number}</source>
        <translation>第 {number} 层的激活函数</translation>
    </message>
    <message>
        <source>pieces of each unit</source>
        <translation>每个单元的片段数</translation>
    </message>
    <message>
        <source>Pieces of each unit of layer {number}</source>
        <translation>第 {number} 层每个单元的片段数</translation>
    </message>
    <message>
        <source>Remove layer {number}</source>
        <translation>删除第 {number} 层</translation>
    </message>
</context>
<context>
    <name>HappeningView</name>
    <message>
        <source>What is happening</source>
        <translation>正在发生什么</translation>
    </message>
    <message>
        <source>Show the gradient</source>
        <translation>查看梯度</translation>
    </message>
    <message>
        <source>Show f and f′</source>
        <translation>查看 f 与 f′</translation>
    </message>
    <message>
        <source>Show the units</source>
        <translation>查看单元</translation>
    </message>
    <message>
        <source>Show which</source>
        <translation>看看是哪些</translation>
    </message>
    <message>
        <source>Show the output</source>
        <translation>查看输出</translation>
    </message>
    <message>
        <source>Show the losses</source>
        <translation>查看损失</translation>
    </message>
    <message>
        <source>Applies this setting; undo takes it back</source>
        <translation>应用此设置，可以撤销</translation>
    </message>
    <message>
        <source>Runs this beside the run of now, from step 0</source>
        <translation>与当前运行并排，从第 0 步开始对照</translation>
    </message>
    <message>
        <source>Duel</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>The first steps will show it.</source>
        <translation>训练几步后便知。</translation>
    </message>
    <message>
        <source>Nothing out of the ordinary.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>从一开始</translation>
    </message>
    <message>
        <source>since step {step}</source>
        <translation>自第 {step} 步起</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>No step has been made. Space starts, → makes one step.</source>
        <translation>尚未训练。空格键开始，→ 键单步。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped at step {step}. Space goes on, → makes one step.</source>
        <translation>停在第 {step} 步。空格键继续，→ 键单步。</translation>
    </message>
</context>
<context>
    <name>HeaderStave</name>
    <message>
        <source>Layer {0}: {1}</source>
        <translation>第 {0} 层：{1}</translation>
    </message>
    <message>
        <source>{0}, {1} pieces</source>
        <translation>{0}，{1} 个片段</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} 个单元</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>weight + / −</source>
        <translation>权重 + / −</translation>
    </message>
    <message>
        <source>z of one example</source>
        <translation>一个样本的 z</translation>
    </message>
    <message>
        <source>batch of {0}</source>
        <translation>一批 {0} 个样本</translation>
    </message>
    <message>
        <source>probe of {0}</source>
        <translation>探针 {0} 个样本</translation>
    </message>
    <message>
        <source>saturated or off (ReLU: z ≤ 0)</source>
        <translation>饱和或关闭（ReLU：z ≤ 0）</translation>
    </message>
    <message>
        <source>off: z ≤ 0</source>
        <translation>关闭：z ≤ 0</translation>
    </message>
    <message>
        <source>saturated: |f′| &lt; 5 % of its maximum</source>
        <translation>饱和：|f′| 小于最大值的 5 %</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Undo {change}</source>
        <translation>撤销 {change}</translation>
    </message>
    <message>
        <source>Redo {change}</source>
        <translation>重做 {change}</translation>
    </message>
</context>
<context>
    <name>HistoryMap</name>
    <message>
        <source>History: a figure of every layer over the steps, as a heat map</source>
        <translation>历史：每一层的一个量随步数的变化，热图</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Not measured: no view was looking at this run.</source>
        <translation>未测量：当时没有视图在观察这次训练。</translation>
    </message>
    <message>
        <source>step {step}, layer {layer}</source>
        <translation>第 {step} 步，第 {layer} 层</translation>
    </message>
</context>
<context>
    <name>ImbalanceView</name>
    <message>
        <source>Balance both classes: alpha = {alpha}</source>
        <translation>使两类平衡：alpha = {alpha}</translation>
    </message>
    <message>
        <source>rare ones found (recall)</source>
        <translation>找到的少数类（召回率）</translation>
    </message>
    <message>
        <source>rare ones missed</source>
        <translation>漏掉的少数类</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>right alarms (precision)</source>
        <translation>报对的比例（精确率）</translation>
    </message>
    <message>
        <source>common ones let pass</source>
        <translation>正确放过的多数类</translation>
    </message>
    <message>
        <source>right of all (accuracy)</source>
        <translation>全部判对的比例（准确率）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>boundary moved by</source>
        <translation>边界移动了</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>训练中……</translation>
    </message>
    <message>
        <source>Both are the same. Of {rare} rare ones {missed} are missed, and yet {accuracy} of all are right: to say no is cheap where yes is rare.</source>
        <translation>两者相同。{rare} 个少数类样本漏掉了 {missed} 个，全部样本却有 {accuracy} 判对：“是”很少见时，说“否”的代价很低。</translation>
    </message>
    <message>
        <source>A missed rare one costs {alpha} times as much, so the boundary moves into the common class: {found} more found, for {alarms} more false alarms.</source>
        <translation>漏掉一个少数类样本的代价变为 {alpha} 倍，于是边界移入多数类：多找到 {found} 个，多误报 {alarms} 个。</translation>
    </message>
    <message>
        <source>A missed rare one costs {alpha} times as much, so the boundary moves away from the common class: {missed} more missed, {alarms} fewer false alarms.</source>
        <translation>漏掉一个少数类样本的代价变为 {alpha} 倍，于是边界远离多数类：多漏掉 {missed} 个，少误报 {alarms} 个。</translation>
    </message>
    <message>
        <source>rare class and alpha</source>
        <translation>少数类与 alpha</translation>
    </message>
    <message>
        <source>A rare class and alpha</source>
        <translation>少数类与 alpha</translation>
    </message>
    <message>
        <source>&lt;b&gt;Try:&lt;/b&gt; move alpha between 1 and 9: how many more of the rare ones are found, and at what price?</source>
        <translation>&lt;b&gt;试一试：&lt;/b&gt;让 alpha 在 1 与 9 之间变化：能多找到多少少数类样本？代价是什么？</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Rare</source>
        <translation>少数类</translation>
    </message>
    <message>
        <source>alpha: what a missed rare one costs</source>
        <translation>alpha：漏掉一个少数类样本的代价</translation>
    </message>
    <message>
        <source>What a missed rare one costs, compared with a false alarm.</source>
        <translation>漏掉一个少数类样本的代价，与一次误报相比。</translation>
    </message>
    <message>
        <source>Share of the rare class</source>
        <translation>少数类所占的比例</translation>
    </message>
    <message>
        <source>Of {count} samples.</source>
        <translation>共 {count} 个样本。</translation>
    </message>
    <message>
        <source>With this alpha both classes weigh the same in the loss.</source>
        <translation>取这个 alpha 时，两类在损失中的分量相同。</translation>
    </message>
    <message>
        <source>Train again from the start</source>
        <translation>从头重新训练</translation>
    </message>
    <message>
        <source>Both neurons begin with all weights at 0.</source>
        <translation>两个神经元的权重都从 0 开始。</translation>
    </message>
    <message>
        <source>rare (yes)</source>
        <translation>少数类（是）</translation>
    </message>
    <message>
        <source>common (no)</source>
        <translation>多数类（否）</translation>
    </message>
    <message>
        <source>hollow: told wrongly</source>
        <translation>空心：判错</translation>
    </message>
    <message>
        <source>Both classes and the boundaries of both trainings</source>
        <translation>两个类别与两次训练的边界</translation>
    </message>
    <message>
        <source>Both trainings in figures</source>
        <translation>两次训练的数值</translation>
    </message>
</context>
<context>
    <name>JacobianMap</name>
    <message>
        <source>Jacobian of the softmax: rows are outputs, columns are logits</source>
        <translation>softmax 的雅可比矩阵：行为输出，列为 logit</translation>
    </message>
    <message>
        <source>every logit moves every output</source>
        <translation>每个 logit 影响每个输出</translation>
    </message>
</context>
<context>
    <name>KeptPlot</name>
    <message>
        <source>answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What is kept, over the number of units that pass their signal on</source>
        <translation>保留多少，随传递信号的单元数而变</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Open run…</source>
        <translation>打开运行…</translation>
    </message>
    <message>
        <source>Save run</source>
        <translation>保存运行</translation>
    </message>
    <message>
        <source>Save run as…</source>
        <translation>运行另存为…</translation>
    </message>
    <message>
        <source>Open table (CSV)…</source>
        <translation>打开数据表（CSV）…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>运行或暂停</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Stop when…</source>
        <translation>停止条件…</translation>
    </message>
    <message>
        <source>Restart with the same weights</source>
        <translation>用相同的权重重来</translation>
    </message>
    <message>
        <source>Restart with new weights</source>
        <translation>用新权重重来</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Lecture mode</source>
        <translation>讲课模式</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Left column</source>
        <translation>左栏</translation>
    </message>
    <message>
        <source>Right column</source>
        <translation>右栏</translation>
    </message>
    <message>
        <source>Show lessons</source>
        <translation>显示课程</translation>
    </message>
    <message>
        <source>Set up for me</source>
        <translation>替我布置</translation>
    </message>
    <message>
        <source>Show me where</source>
        <translation>指给我看</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Open lesson file…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>Read lesson files again</source>
        <translation>重新读取课程文件</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About nnviz</source>
        <translation>关于 nnviz</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>LadderCell</name>
    <message>
        <source>Norm of δ in every layer, logarithmic</source>
        <translation>各层 δ 的范数，对数刻度</translation>
    </message>
</context>
<context>
    <name>LadderStave</name>
    <message>
        <source>Layer {0}: size of delta {1}</source>
        <translation>第 {0} 层：δ 的大小为 {1}</translation>
    </message>
    <message>
        <source>the slope left a factor of {0}</source>
        <translation>经导数后变为 {0} 倍</translation>
    </message>
    <message>
        <source>the weights brought a factor of {0}</source>
        <translation>经权重后变为 {0} 倍</translation>
    </message>
    <message>
        <source>error signal,
log axis</source>
        <translation>误差信号，
对数轴</translation>
    </message>
    <message>
        <source>back</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>overflow at step {0}</source>
        <translation>第 {0} 步溢出</translation>
    </message>
    <message>
        <source>preview: {0}</source>
        <translation>预览：{0}</translation>
    </message>
</context>
<context>
    <name>Ladders</name>
    <message>
        <source>Gradient: size of δ, mean slope, next change and a nudge, layer by layer</source>
        <translation>梯度：逐层的 δ 大小、导数均值、下一步变动与扰动</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>overflow at step {0}</source>
        <translation>第 {0} 步溢出</translation>
    </message>
    <message>
        <source>{0}: all that f′ of sigmoid lets through</source>
        <translation>{0}：sigmoid 的 f′ 至多放行这么多</translation>
    </message>
</context>
<context>
    <name>LandscapePanel</name>
    <message>
        <source>The network has trained on since. Restart walks on its loss as it is now.</source>
        <translation>此后网络又训练了。重新开始后，就在它现在的损失上走。</translation>
    </message>
    <message>
        <source>Waiting for the network. Until then the walks stay where they are.</source>
        <translation>正在等待网络。在此之前，各条路径留在原处。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Over one weight</source>
        <translation>一个权重</translation>
    </message>
    <message>
        <source>Over two weights</source>
        <translation>两个权重</translation>
    </message>
    <message>
        <source>Of the running network</source>
        <translation>运行中的网络</translation>
    </message>
    <message>
        <source>The loss to walk down</source>
        <translation>要下降的损失</translation>
    </message>
    <message>
        <source>Ready-made walks …</source>
        <translation>现成的示例……</translation>
    </message>
    <message>
        <source>Ready-made walks</source>
        <translation>现成的示例</translation>
    </message>
    <message>
        <source>Sets loss, starts, optimizers and rates for one thing to be seen.</source>
        <translation>设好损失、起点、优化器和学习率，让人看清一件事。</translation>
    </message>
    <message>
        <source>Own loss as a formula of w</source>
        <translation>用 w 的公式写出自己的损失</translation>
    </message>
    <message>
        <source>Numbers, w, pi, e, + - * / ^, brackets, and sin cos exp log abs sqrt tanh; |w| is abs(w).</source>
        <translation>数、w、pi、e、+ - * / ^、括号，以及 sin cos exp log abs sqrt tanh；|w| 就是 abs(w)。</translation>
    </message>
    <message>
        <source>The own curve&apos;s range from</source>
        <translation>自定义曲线的范围，起</translation>
    </message>
    <message>
        <source>The own curve&apos;s range to</source>
        <translation>自定义曲线的范围，止</translation>
    </message>
</context>
<context>
    <name>LayerDetails</name>
    <message>
        <source>as all</source>
        <translation>同整体</translation>
    </message>
    <message>
        <source>First weights of {layer}</source>
        <translation>{layer}的初始权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>What is chosen for the whole network below.</source>
        <translation>使用下方为整个网络选定的方式。</translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <source>Duplicate</source>
        <translation>复制一层</translation>
    </message>
    <message>
        <source>Insert a layer before</source>
        <translation>在前面插入一层</translation>
    </message>
    <message>
        <source>Insert a layer after</source>
        <translation>在后面插入一层</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>output layer</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>layers {first} to {last}</source>
        <translation>第 {first} 至 {last} 层</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>Drag to another place, or Alt+Up and Alt+Down</source>
        <translation>拖到别处，或按 Alt+↑ 和 Alt+↓</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>First weights and parameters of {layer}</source>
        <translation>{layer}的初始权重和参数</translation>
    </message>
    <message>
        <source>Fold {layer}</source>
        <translation>收起{layer}</translation>
    </message>
    <message>
        <source>As is usual for the task: tanh for two classes ±1, else purelin.</source>
        <translation>按任务选用：±1 两类用 tanh，否则用 purelin。</translation>
    </message>
    <message>
        <source>Activation of {layer}</source>
        <translation>{layer}的激活函数</translation>
    </message>
    <message>
        <source>Units of {layer}</source>
        <translation>{layer}的单元数</translation>
    </message>
    <message>
        <source>The data decide how many outputs there are: one, or one for each class.</source>
        <translation>输出的个数由数据决定：一个，或每类一个。</translation>
    </message>
    <message>
        <source>Move {layer}</source>
        <translation>移动{layer}</translation>
    </message>
    <message>
        <source>Remove {layer} (Delete)</source>
        <translation>移除{layer}（Delete）</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>移除{layer}</translation>
    </message>
</context>
<context>
    <name>LayersSection</name>
    <message>
        <source>Layers</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>添加层</translation>
    </message>
    <message>
        <source>One more hidden layer, of the last one&apos;s kind.</source>
        <translation>再加一个隐藏层，与最后一个隐藏层相同。</translation>
    </message>
    <message>
        <source>{most} hidden layers are the most.</source>
        <translation>隐藏层最多 {most} 个。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Scale of the first weights</source>
        <translation>初始权重的倍数</translation>
    </message>
</context>
<context>
    <name>LessonList</name>
    <message>
        <source>{file} is no lesson:</source>
        <translation>{file} 不是课程：</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 处</translation>
    </message>
    <message>
        <source>Each step sets this window up, shows where to look, and checks on the real run that it comes true.</source>
        <translation>每一步都会布置好这个窗口，指出看哪里，并在真实的运行上检验它是否成真。</translation>
    </message>
    <message>
        <source>Open lesson file…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>A lesson of your own: a text file in TOML, see resources/lessons/README.md</source>
        <translation>你自己的课程：一个 TOML 文本文件，写法见 resources/lessons/README.md</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Reads all files again; the open lesson stays at its step.</source>
        <translation>重新读取所有文件；打开的课程停在原来的步骤。</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>全部课程</translation>
    </message>
    <message>
        <source>Close the lessons</source>
        <translation>关闭课程</translation>
    </message>
</context>
<context>
    <name>LessonSide</name>
    <message>
        <source>Open lesson file</source>
        <translation>打开课程文件</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>课程 (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>LessonTable</name>
    <message>
        <source>Losers learn nothing</source>
        <translation>落败者学不到东西</translation>
    </message>
    <message>
        <source>The sample x whose gradient is shown</source>
        <translation>显示其梯度的样本 x</translation>
    </message>
    <message>
        <source>Click in the plot, or move it there with the left and right keys.</source>
        <translation>可在图中点击，或在图中用左右键移动。</translation>
    </message>
    <message>
        <source>z(x)</source>
        <translation>z(x)</translation>
    </message>
    <message>
        <source>The line&apos;s value at x; the largest one wins.</source>
        <translation>直线在 x 处的值；最大者胜出。</translation>
    </message>
    <message>
        <source>What this one sample and its target ask of w; exactly 0 for losers.</source>
        <translation>这一个样本及其目标对 w 的要求；落败者恰好为 0。</translation>
    </message>
    <message>
        <source>What this one sample and its target ask of b; exactly 0 for losers.</source>
        <translation>这一个样本及其目标对 b 的要求；落败者恰好为 0。</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>So many of the 61 samples train this line now.</source>
        <translation>61 个样本中，此刻训练这条直线的个数。</translation>
    </message>
</context>
<context>
    <name>LessonWords</name>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>came true: {measured}</source>
        <translation>已成真：{measured}</translation>
    </message>
    <message>
        <source>came true at step {step}: {measured}</source>
        <translation>在第 {step} 步成真：{measured}</translation>
    </message>
    <message>
        <source>{wanted}; now {value}</source>
        <translation>{wanted}；现在 {value}</translation>
    </message>
    <message>
        <source>{fact} in layer {layer}</source>
        <translation>第 {layer} 层的{fact}</translation>
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
        <source>changed</source>
        <translation>有改变</translation>
    </message>
</context>
<context>
    <name>LessonsButton</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>The five articles as steps that set this window up (Ctrl+L)</source>
        <translation>五篇文章变成一步步的课程，替你布置这个窗口（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>LessonsChart</name>
    <message>
        <source>maxout lessons</source>
        <translation>Maxout 训练表</translation>
    </message>
    <message>
        <source>Which samples train which piece</source>
        <translation>哪些样本训练哪个片段</translation>
    </message>
    <message>
        <source>{taught} of {rows} pieces of the layer are trained by some of {samples} samples of the probe</source>
        <translation>该层 {rows} 个片段中有 {taught} 个得到探针 {samples} 个样本中某些样本的训练</translation>
    </message>
    <message>
        <source>unit {0}</source>
        <translation>单元 {0}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>sorted by class and winner; a column is a sample, pale where no error reaches it</source>
        <translation>按类别和胜出者排序；一列是一个样本，没有误差到达处为浅色</translation>
    </message>
    <message>
        <source>sorted by winner; a column is a sample, pale where no error reaches it</source>
        <translation>按胜出者排序；一列是一个样本，没有误差到达处为浅色</translation>
    </message>
    <message>
        <source>units {first} to {last} of {units}, around the chosen one</source>
        <translation>共 {units} 个单元，显示所选单元前后的第 {first} 到 {last} 个</translation>
    </message>
    <message>
        <source>sample {sample}, unit {unit}, {piece}</source>
        <translation>样本 {sample}，单元 {unit}，{piece}</translation>
    </message>
    <message>
        <source>loses: its gradient is exactly 0</source>
        <translation>落败：梯度恰为 0</translation>
    </message>
    <message>
        <source>wins and is trained</source>
        <translation>胜出并得到训练</translation>
    </message>
    <message>
        <source>wins, but no error reaches it</source>
        <translation>胜出，但没有误差到达</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>w, the slope of {z}</source>
        <translation>w，{z} 的斜率</translation>
    </message>
    <message>
        <source>b, the height of {z} at x = 0</source>
        <translation>b，{z} 在 x = 0 处的高度</translation>
    </message>
    <message>
        <source>{z} = w x + b. In the plot: drag the line to change b, one of its ends to change w.</source>
        <translation>{z} = w x + b。在图中：拖动直线改变 b，拖动它的一端改变 w。</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实况</translation>
    </message>
</context>
<context>
    <name>LossLabPage</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Several outputs</source>
        <translation>多个输出</translation>
    </message>
    <message>
        <source>Outlier</source>
        <translation>离群点</translation>
    </message>
    <message>
        <source>Rare class</source>
        <translation>少数类</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>Experiments with losses</source>
        <translation>关于损失的实验</translation>
    </message>
</context>
<context>
    <name>LossList</name>
    <message>
        <source>Five curves at most can be told apart: untick one first.</source>
        <translation>最多能分辨五条曲线：请先取消一个。</translation>
    </message>
    <message>
        <source>Find a loss</source>
        <translation>查找损失</translation>
    </message>
    <message>
        <source>Find a loss by any of its names</source>
        <translation>按任一名称查找损失</translation>
    </message>
    <message>
        <source>No loss is called so.</source>
        <translation>没有叫这个名称的损失。</translation>
    </message>
</context>
<context>
    <name>LossOverlay</name>
    <message>
        <source>Training loss of all sides over the steps</source>
        <translation>各方的训练损失随步数的变化</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>yours</source>
        <translation>你的</translation>
    </message>
    <message>
        <source>Losses over steps; the arrow keys read them</source>
        <translation>损失随步数的变化；方向键逐点读数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
</context>
<context>
    <name>LossesPlot</name>
    <message>
        <source>Losses over steps; left and right go through the steps that were made</source>
        <translation>各步的损失；左右键在走过的步之间移动</translation>
    </message>
    <message>
        <source>Loss over steps</source>
        <translation>损失随步数的变化</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>LossesView</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The curve begins with the first steps.</source>
        <translation>训练开始后即出现曲线。</translation>
    </message>
    <message>
        <source>Loss over the steps, logarithmic</source>
        <translation>损失随步数的变化，对数轴</translation>
    </message>
    <message>
        <source>losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>no test samples</source>
        <translation>无测试样本</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Loss over the steps</source>
        <translation>损失随步数的变化</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opened {file} at step {step}</source>
        <translation>已打开 {file}，第 {step} 步</translation>
    </message>
    <message>
        <source>Saved {file} at step {step}</source>
        <translation>已保存 {file}，第 {step} 步</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>Output over the plane</source>
        <translation>平面上的输出</translation>
    </message>
    <message>
        <source>Output over</source>
        <translation>输出的切面</translation>
    </message>
    <message>
        <source>Output over {right}, {up}: the other {count} at their mean</source>
        <translation>以 {right}、{up} 为轴的输出：其余 {count} 列取均值</translation>
    </message>
    <message>
        <source>Output over {right}, {up}: the other {count} as in sample {sample}</source>
        <translation>以 {right}、{up} 为轴的输出：其余 {count} 列取样本 {sample} 的值</translation>
    </message>
    <message>
        <source>training samples {train}, test samples {test}</source>
        <translation>训练样本 {train} 个，测试样本 {test} 个</translation>
    </message>
    <message>
        <source>The other column at its mean.</source>
        <translation>另一列取均值。</translation>
    </message>
    <message>
        <source>The other column as in sample {sample}.</source>
        <translation>另一列取样本 {sample} 的值。</translation>
    </message>
    <message>
        <source>The other {count} columns at their mean.</source>
        <translation>其余 {count} 列取均值。</translation>
    </message>
    <message>
        <source>The other {count} columns as in sample {sample}.</source>
        <translation>其余 {count} 列取样本 {sample} 的值。</translation>
    </message>
    <message>
        <source>Output beyond ±1 is drawn as ±1.</source>
        <translation>超出 ±1 的输出按 ±1 着色。</translation>
    </message>
    <message>
        <source>test sample {number}: {target}</source>
        <translation>测试样本 {number}：{target}</translation>
    </message>
    <message>
        <source>training sample {number}: {target}</source>
        <translation>训练样本 {number}：{target}</translation>
    </message>
    <message>
        <source>{shown} of {total} samples drawn.</source>
        <translation>画出 {total} 个样本中的 {shown} 个。</translation>
    </message>
    <message>
        <source>{shown} of {total} samples drawn: those of {name}.</source>
        <translation>画出 {total} 个样本中的 {shown} 个：{name} 类。</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
    <message>
        <source>This run has no test samples.</source>
        <translation>本次训练没有测试样本。</translation>
    </message>
    <message>
        <source>Show the test samples. They have a dark ring, training samples a light one.</source>
        <translation>显示测试样本：测试样本带深色边，训练样本带浅色边。</translation>
    </message>
    <message>
        <source>Draw the output in steps instead of shades.</source>
        <translation>用离散色阶代替连续渐变显示输出。</translation>
    </message>
</context>
<context>
    <name>MatrixGrid</name>
    <message>
        <source>row {row}, column {column}: not computed yet</source>
        <translation>第 {row} 行第 {column} 列：尚未计算</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>第 {row} 行第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>MaxoutDetails</name>
    <message>
        <source>One sample</source>
        <translation>单个样本</translation>
    </message>
    <message>
        <source>Winners</source>
        <translation>胜出者</translation>
    </message>
    <message>
        <source>Who trains what</source>
        <translation>谁训练谁</translation>
    </message>
    <message>
        <source>Linear regions</source>
        <translation>线性区域</translation>
    </message>
</context>
<context>
    <name>MaxoutView</name>
    <message>
        <source>Overflow at step {0}: these are the last finite values.</source>
        <translation>第 {0} 步溢出：这里是最后的有限值。</translation>
    </message>
    <message>
        <source>Maxout</source>
        <translation>Maxout</translation>
    </message>
</context>
<context>
    <name>MaxoutWords</name>
    <message>
        <source>a straight line here: one piece wins everywhere</source>
        <translation>此处是一条直线：同一片段处处胜出</translation>
    </message>
    <message>
        <source>a bowl with {bends} bends, out of {winning} of {pieces} pieces</source>
        <translation>有 {bends} 个折点的碗形，由 {pieces} 个片段中的 {winning} 个组成</translation>
    </message>
    <message>
        <source>a ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>a ReLU, mirrored</source>
        <translation>镜像的 ReLU</translation>
    </message>
    <message>
        <source>a leaky ReLU with slope {0}</source>
        <translation>斜率为 {0} 的 leaky ReLU</translation>
    </message>
    <message>
        <source>a leaky ReLU, mirrored: {0}</source>
        <translation>镜像的 leaky ReLU：{0}</translation>
    </message>
    <message>
        <source>an absolute value |z|</source>
        <translation>绝对值 |z|</translation>
    </message>
    <message>
        <source>a lopsided |z|, its sides as {0} to 1</source>
        <translation>不对称的 |z|，两侧之比 {0} : 1</translation>
    </message>
    <message>
        <source>Unit {0} has learned</source>
        <translation>单元 {0} 学到了</translation>
    </message>
    <message>
        <source>piece {0}</source>
        <translation>片段 {0}</translation>
    </message>
    <message>
        <source>Layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>{0} wins</source>
        <translation>{0} 获胜</translation>
    </message>
    <message>
        <source>({0} more)</source>
        <translation>（另有 {0} 项）</translation>
    </message>
    <message>
        <source>Unit {unit}: wins over {count} training samples</source>
        <translation>单元 {unit}：在 {count} 个训练样本上的胜出次数</translation>
    </message>
    <message>
        <source>Every piece wins somewhere: all weights of this unit receive gradient.</source>
        <translation>每个片段都在某处胜出：该单元的全部权重都得到梯度。</translation>
    </message>
    <message>
        <source>{0} never wins: it receives no gradient and stays as it is.</source>
        <translation>{0}从不胜出：得不到梯度，保持原样。</translation>
    </message>
    <message>
        <source>{dead} of {pieces} pieces never win: they receive no gradient and stay as they are.</source>
        <translation>{pieces} 个片段中有 {dead} 个从不胜出：得不到梯度，保持原样。</translation>
    </message>
    <message>
        <source>A smaller k would do.</source>
        <translation>更小的 k 就够了。</translation>
    </message>
    <message>
        <source>What is left is one straight line.</source>
        <translation>剩下的只是一条直线。</translation>
    </message>
    <message>
        <source>dead, since step {0}</source>
        <translation>自第 {0} 步起死亡</translation>
    </message>
    <message>
        <source>dead from the beginning</source>
        <translation>从一开始就已死亡</translation>
    </message>
    <message>
        <source>map: {told}   whole network: {z}   difference {apart}</source>
        <translation>映射：{told}   整个网络：{z}   相差 {apart}</translation>
    </message>
    <message>
        <source>target {0}</source>
        <translation>目标 {0}</translation>
    </message>
    <message>
        <source>layer {layer}, unit {unit}</source>
        <translation>第 {layer} 层，单元 {unit}</translation>
    </message>
    <message>
        <source>wins: {0}</source>
        <translation>胜出次数：{0}</translation>
    </message>
    <message>
        <source>exact, as long as no winner changes</source>
        <translation>精确，只要胜出者不变</translation>
    </message>
    <message>
        <source>only a tangent: {activation} of layer {layer} is curved</source>
        <translation>只是切线：第 {layer} 层的 {activation} 是弯曲的</translation>
    </message>
    <message>
        <source>No error comes back from this sample: every gradient is 0.</source>
        <translation>这个样本没有误差传回：所有梯度都是 0。</translation>
    </message>
    <message>
        <source>{learning} of {rows} pieces in {layers} layers</source>
        <translation>这 {layers} 层 {rows} 个片段中的 {learning} 个</translation>
    </message>
    <message>
        <source>layer {layer}: {learning} of {rows} pieces</source>
        <translation>第 {layer} 层 {rows} 个片段中的 {learning} 个</translation>
    </message>
    <message>
        <source>Gradient goes through {0}; the losers&apos; is exactly 0.</source>
        <translation>梯度经过{0}；落败者的梯度恰为 0。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open recent run</source>
        <translation>打开最近的运行</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>There is not enough memory for this: {error}</source>
        <translation>内存不足：{error}</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {kind}: {error}</source>
        <translation>发生意外错误：{kind}：{error}</translation>
    </message>
    <message>
        <source>{dataset} has one input only, so there is no feature {name}.</source>
        <translation>{dataset} 只有一个输入，没有特征 {name}。</translation>
    </message>
    <message>
        <source>A layer of {size} units is too large; allowed is 1 to {most}.</source>
        <translation>一层 {size} 个单元太多；允许 1 到 {most} 个。</translation>
    </message>
    <message>
        <source>{count} layers are too many; allowed are 0 to {most} hidden layers.</source>
        <translation>{count} 层太多；允许 0 到 {most} 个隐藏层。</translation>
    </message>
    <message>
        <source>{loss} needs outputs from {low:g} to {high:g}, but {output} gives {least} to {most}. Choose another output activation ({fitting}), or {other}, which takes any output.</source>
        <translation>{loss} 要求输出在 {low:g} 到 {high:g} 之间，而 {output} 的输出为 {least} 到 {most}。请换用其他输出层激活函数（{fitting}），或改用 {other}，它接受任何输出。</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>布尔值（true 或 false）</translation>
    </message>
    <message>
        <source>a list of layers</source>
        <translation>由层组成的列表</translation>
    </message>
    <message>
        <source>a layer with its size</source>
        <translation>注明大小的层</translation>
    </message>
    <message>
        <source>A lesson is a text of at most {most} bytes.</source>
        <translation>课程是不超过 {most} 字节的文本。</translation>
    </message>
    <message>
        <source>This is not UTF-8 text.</source>
        <translation>这不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>This is not TOML: {what}.</source>
        <translation>这不是 TOML：{what}。</translation>
    </message>
    <message>
        <source>There is no seed {name!r}.</source>
        <translation>没有种子文章 {name!r}。</translation>
    </message>
    <message>
        <source>A lesson needs at least one step, under [[step]].</source>
        <translation>课程至少要有一个步骤，写在 [[step]] 下。</translation>
    </message>
    <message>
        <source>There is no place {name!r}.</source>
        <translation>没有位置 {name!r}。</translation>
    </message>
    <message>
        <source>Claims are whole numbers from {least} to {most} in brackets.</source>
        <translation>论断是方括号里 {least} 到 {most} 的整数。</translation>
    </message>
    <message>
        <source>There is no page or view {name!r}.</source>
        <translation>没有页面或视图 {name!r}。</translation>
    </message>
    <message>
        <source>{first} and {second} exclude each other.</source>
        <translation>{first} 与 {second} 不能同时出现。</translation>
    </message>
    <message>
        <source>a list of tables</source>
        <translation>表的列表</translation>
    </message>
    <message>
        <source>There is no ready-made comparison {name!r}.</source>
        <translation>没有现成的对照 {name!r}。</translation>
    </message>
    <message>
        <source>There is no preset {name!r}.</source>
        <translation>没有预设 {name!r}。</translation>
    </message>
    <message>
        <source>Runs beside each other need the same data, batches and seed.</source>
        <translation>并排的运行需要相同的数据、批次和种子。</translation>
    </message>
    <message>
        <source>for each run a step, or 0 for none</source>
        <translation>每个运行一个步数，0 表示没有</translation>
    </message>
    <message>
        <source>This cannot be used: {why}</source>
        <translation>不能使用：{why}</translation>
    </message>
    <message>
        <source>steps per second, above 0, or &quot;max&quot;</source>
        <translation>每秒步数，大于 0，或 &quot;max&quot;</translation>
    </message>
    <message>
        <source>There is nothing to arrange by the name {name!r}.</source>
        <translation>没有可布置的 {name!r}。</translation>
    </message>
    <message>
        <source>{name} = {value} has to be above {least}.</source>
        <translation>{name} = {value} 必须大于 {least}。</translation>
    </message>
    <message>
        <source>a list of conditions</source>
        <translation>条件的列表</translation>
    </message>
    <message>
        <source>a number, a word, true or false</source>
        <translation>一个数、一个词、true 或 false</translation>
    </message>
    <message>
        <source>A condition needs above, below, equals or changed.</source>
        <translation>条件需要 above、below、equals 或 changed。</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>缺少 {name}。</translation>
    </message>
    <message>
        <source>There is no fact {name!r}.</source>
        <translation>没有事实 {name!r}。</translation>
    </message>
    <message>
        <source>The fact {name!r} is not about a layer.</source>
        <translation>事实 {name!r} 与层无关。</translation>
    </message>
    <message>
        <source>The fact {name!r} is not about a run.</source>
        <translation>事实 {name!r} 与运行无关。</translation>
    </message>
    <message>
        <source>a number, or a table with a fact</source>
        <translation>一个数，或含有 fact 的表</translation>
    </message>
    <message>
        <source>There is no field {name!r} here.</source>
        <translation>这里没有字段 {name!r}。</translation>
    </message>
    <message>
        <source>{what} Did you mean {near!r}?</source>
        <translation>{what}是不是想写 {near!r}？</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>一个表</translation>
    </message>
    <message>
        <source>{name} has to be {wanted}.</source>
        <translation>{name} 必须是{wanted}。</translation>
    </message>
    <message>
        <source>a whole number, not below 0</source>
        <translation>不小于 0 的整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文本</translation>
    </message>
    <message>
        <source>two texts, [English, Chinese]</source>
        <translation>两段文本，[英文, 中文]</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a list of one or more different names</source>
        <translation>由一个或多个不同名称组成的列表</translation>
    </message>
    <message>
        <source>null, or a way to clip and its limit, such as [&quot;norm&quot;, 1.0]</source>
        <translation>null，或一种裁剪方式及其上限，例如 [&quot;norm&quot;, 1.0]</translation>
    </message>
    <message>
        <source>an object with the settings by name</source>
        <translation>按名称给出各项设置的对象</translation>
    </message>
    <message>
        <source>{field} is {value!r}; allowed is: {choices}.</source>
        <translation>{field} 为 {value!r}；允许的值：{choices}。</translation>
    </message>
    <message>
        <source>{field} is {value}; it must be finite and greater than {low}.</source>
        <translation>{field} 为 {value}；必须有限且大于 {low}。</translation>
    </message>
    <message>
        <source>{field} is {value}; it must be finite and {low} or more.</source>
        <translation>{field} 为 {value}；必须有限且不小于 {low}。</translation>
    </message>
    <message>
        <source>{field} is {value}; it must be greater than {low} and at most {high}.</source>
        <translation>{field} 为 {value}；必须大于 {low} 且不超过 {high}。</translation>
    </message>
    <message>
        <source>{field} is {value}; it must be {low} or more.</source>
        <translation>{field} 为 {value}；不得小于 {low}。</translation>
    </message>
    <message>
        <source>{field} is {value}; allowed is {low} to {high}.</source>
        <translation>{field} 为 {value}；允许 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>{field} is {value!r}; it must be {expected}.</source>
        <translation>{field} 为 {value!r}；应为{expected}。</translation>
    </message>
    <message>
        <source>There is no setting {name!r}.</source>
        <translation>没有名为 {name!r} 的设置。</translation>
    </message>
    <message>
        <source>There is no setting {name!r}. Did you mean {near!r}?</source>
        <translation>没有名为 {name!r} 的设置。是否指 {near!r}？</translation>
    </message>
    <message>
        <source>{file}: there is no column {column!r}. Did you mean {near!r}? The columns are: {columns}.</source>
        <translation>{file}：没有列 {column!r}。是否指 {near!r}？现有的列：{columns}。</translation>
    </message>
    <message>
        <source>{file}: there is no column {column!r}. The columns are: {columns}.</source>
        <translation>{file}：没有列 {column!r}。现有的列：{columns}。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} is too large. Mend the line, or write the column in another unit.</source>
        <translation>{file} 第 {line} 行，列 {column!r}：{cell!r} 过大。请修正该行，或为该列改用其他单位。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} is not a finite number. Mend or remove the line.</source>
        <translation>{file}，第 {line} 行，列 {column!r}：{cell!r} 不是有限的数。请改正或删去该行。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} is not a whole number, so the column cannot be read as classes. Read it as numbers.</source>
        <translation>{file}，第 {line} 行，列 {column!r}：{cell!r} 不是整数，该列不能按类别读取。请按数值读取。</translation>
    </message>
    <message>
        <source>{file}, column {column!r}: all rows are of one class, {cell!r}. There is nothing to tell apart: at least two classes are needed.</source>
        <translation>{file}，列 {column!r}：所有行都属于同一类 {cell!r}，无从区分：至少需要两类。</translation>
    </message>
    <message>
        <source>{file}, column {column!r}: {count} different values are too many for classes (at most {most}). Choose another target column.</source>
        <translation>{file}，列 {column!r}：有 {count} 个不同的值，作为类别太多（最多 {most} 类）。请另选目标列。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} may be read in two ways, the comma as a decimal point or between thousands. Write the numbers with a point.</source>
        <translation>{file}，第 {line} 行，列 {column!r}：{cell!r} 有两种读法，逗号可以是小数点，也可以是千位分隔符。请用句点作小数点。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} is not a number. Mend the cell, or remove the line or the column.</source>
        <translation>{file}，第 {line} 行，列 {column!r}：{cell!r} 不是数字。请改正该单元格，或删去该行或该列。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: the cell is empty. Fill it or remove the line.</source>
        <translation>{file}，第 {line} 行，列 {column!r}：单元格为空。请填写或删去该行。</translation>
    </message>
    <message>
        <source>{file}: there are no rows below the header. Add data.</source>
        <translation>{file}：表头之下没有数据行。请添加数据。</translation>
    </message>
    <message>
        <source>{file}: only one column was found. A table needs at least one input and a target, with a comma, a semicolon or a tab between them.</source>
        <translation>{file}：只找到一列。数据表至少需要一个输入列和一个目标列，以逗号、分号或制表符分隔。</translation>
    </message>
    <message>
        <source>{file}, line {line}: two columns are called {column!r}. Give every column a name of its own.</source>
        <translation>{file}，第 {line} 行：有两列都叫 {column!r}。请给各列取不同的名称。</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose a file.</source>
        <translation>{file} 是文件夹。请选择文件。</translation>
    </message>
    <message>
        <source>{file}: there is no such file in {folder}. Check the name.</source>
        <translation>{file}：{folder} 中没有此文件。请检查文件名。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} is a device or a pipe, not a file. Choose a file.</source>
        <translation>{file} 是设备或管道，而不是文件。请选择一个文件。</translation>
    </message>
    <message>
        <source>{file} looks like a spreadsheet or an archive, not a text table. Save it as CSV and open that.</source>
        <translation>{file} 像是电子表格或压缩文件，不是文本数据表。请另存为 CSV 后再打开。</translation>
    </message>
    <message>
        <source>{file} is not a text file. Choose a table saved as CSV.</source>
        <translation>{file} 不是文本文件。请选择以 CSV 保存的数据表。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {found} columns, but the first line has {expected}. Mend the line.</source>
        <translation>{file}，第 {line} 行：有 {found} 列，而第一行有 {expected} 列。请改正该行。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a quotation mark is not closed, or the line cannot be read. Mend the line.</source>
        <translation>{file}，第 {line} 行：引号未闭合，或该行无法读取。请改正该行。</translation>
    </message>
    <message>
        <source>{file} is empty. Choose a file with a header and rows of numbers.</source>
        <translation>{file} 是空文件。请选择有表头和数据行的文件。</translation>
    </message>
    <message>
        <source>x holds {x} samples and y {y}. Columns are samples: x is (inputs, samples), y is (outputs, samples).</source>
        <translation>x 有 {x} 个样本，y 有 {y} 个。每列是一个样本：x 为（输入，样本），y 为（输出，样本）。</translation>
    </message>
    <message>
        <source>Where classes are named, y must be one-hot: a row for each of two or more classes.</source>
        <translation>给出类别名称时，y 必须是独热编码：两类或更多，每类一行。</translation>
    </message>
    <message>
        <source>The data have no column {name!r}. The columns are: {columns}.</source>
        <translation>数据中没有列 {name!r}。现有的列：{columns}。</translation>
    </message>
    <message>
        <source>{name} must be a table of numbers, one column for each sample.</source>
        <translation>{name} 必须是数值表，每个样本一列。</translation>
    </message>
    <message>
        <source>{name} has the shape {shape}; it must be (rows, samples), none of them 0.</source>
        <translation>{name} 的形状为 {shape}；应为（行，样本），且均不为 0。</translation>
    </message>
    <message>
        <source>{name}[{row}, {sample}] is {value}; allowed is up to {largest} in size.</source>
        <translation>{name}[{row}, {sample}] 为 {value}；绝对值最大为 {largest}。</translation>
    </message>
    <message>
        <source>{name}[{row}, {sample}] is {value}; all values must be finite.</source>
        <translation>{name}[{row}, {sample}] 为 {value}；所有值必须有限。</translation>
    </message>
    <message>
        <source>{what} must be {rows} different texts, one for each row of {matrix}.</source>
        <translation>{what} 必须是 {rows} 个不同的文本，{matrix} 的每行一个。</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} of {size} units are the same</source>
        <translation>第 {layer} 层：{size} 个单元中有 {count} 个完全相同</translation>
    </message>
    <message>
        <source>Equal weights before and behind them: they compute the same and get the same gradient, so they stay equal for ever. Random first weights break the symmetry.</source>
        <translation>它们前后的权重都相等，算出的值和得到的梯度也相同，因此永远相同。随机的初始权重能打破对称。</translation>
    </message>
    <message>
        <source>Layer {layer}: {share} saturated</source>
        <translation>第 {layer} 层：{share} 饱和</translation>
    </message>
    <message>
        <source>{count} layers are saturated, layer {layer} by {share}</source>
        <translation>{count} 层饱和，其中第 {layer} 层达 {share}</translation>
    </message>
    <message>
        <source>The derivative of {function} is at most {most}, here {rms} (rms): where it is near 0, little of the error passes.</source>
        <translation>{function} 的导数最大为 {most}，此处均方根为 {rms}：导数接近 0 的地方，误差信号几乎传不过去。</translation>
    </message>
    <message>
        <source>There {function} is saturated on the wrong side, so its derivative lets hardly any of the large error back.</source>
        <translation>{function} 在错误的一侧饱和，误差虽大，却因导数接近 0 而几乎传不回去。</translation>
    </message>
    <message>
        <source>z &lt;= 0 for all {samples} samples looked at: the derivative of {function} is 0 there and their weights no longer change.</source>
        <translation>这些单元对全部 {samples} 个探针样本都有 z ≤ 0，{function} 的导数恒为 0，权重不再更新。</translation>
    </message>
    <message>
        <source>The output is sure and wrong for {share} of the samples</source>
        <translation>对 {share} 的样本，输出自信却错误</translation>
    </message>
    <message>
        <source>No δ is 0 or less than a thousandth of the last layer&apos;s, and the loss does not rise. Layer {layer} is saturated by {share}, but the loss has fallen to a tenth.</source>
        <translation>没有哪层的 δ 为 0 或不足最后一层的千分之一，损失也没有上升。第 {layer} 层饱和 {share}，但损失已降到十分之一。</translation>
    </message>
    <message>
        <source>No δ is 0 or less than a thousandth of the last layer&apos;s, and the loss does not rise. Layer {layer} is saturated by {share}; that may pass.</source>
        <translation>没有哪层的 δ 为 0 或不足最后一层的千分之一，损失也没有上升。第 {layer} 层饱和 {share}，可能只是暂时的。</translation>
    </message>
    <message>
        <source>No δ is 0 or less than a thousandth of the last layer&apos;s, and the loss does not rise. In layer {layer}, {share} of the units are dead, but the loss has fallen to a tenth.</source>
        <translation>没有哪层的 δ 为 0 或不足最后一层的千分之一，损失也没有上升。第 {layer} 层有 {share} 的单元死亡，但损失已降到十分之一。</translation>
    </message>
    <message>
        <source>No δ is 0 or less than a thousandth of the last layer&apos;s, and the loss does not rise. In layer {layer}, {share} of the units are dead; that may pass.</source>
        <translation>没有哪层的 δ 为 0 或不足最后一层的千分之一，损失也没有上升。第 {layer} 层有 {share} 的单元死亡，可能只是暂时的。</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} of {size} units dead</source>
        <translation>第 {layer} 层：{size} 个单元中有 {count} 个已死亡</translation>
    </message>
    <message>
        <source>Layer {layer} receives no error</source>
        <translation>第 {layer} 层收不到误差信号</translation>
    </message>
    <message>
        <source>The error reaches every layer</source>
        <translation>误差信号传到了每一层</translation>
    </message>
    <message>
        <source>No δ is 0 or less than a thousandth of the last layer&apos;s, no hidden layer is saturated by {limit} or dead by {dead}, and the loss does not rise.</source>
        <translation>没有哪层的 δ 为 0 或不足最后一层的千分之一，没有隐藏层饱和达到 {limit} 或死亡达到 {dead}，损失也没有上升。</translation>
    </message>
    <message>
        <source>The loss is not a finite number before the first step</source>
        <translation>第一步之前，损失已不是有限的数</translation>
    </message>
    <message>
        <source>The first weights, at most {weight} in layer {layer}, are too large for {dtype}. Start with smaller ones.</source>
        <translation>初始权重太大，超出 {dtype} 的范围（第 {layer} 层最大为 {weight}）。请减小初始权重。</translation>
    </message>
    <message>
        <source>Overflow at step {step} in layer {layer}</source>
        <translation>第 {step} 步，第 {layer} 层溢出</translation>
    </message>
    <message>
        <source>The loss grew beyond what {dtype} can hold; a step before it was {loss}, and the largest weight of the layer {weight}. Try learning rate {smaller} instead of {rate}.</source>
        <translation>损失超出 {dtype} 的范围；前一步的损失为 {loss}，该层最大的权重为 {weight}。请把学习率从 {rate} 降到 {smaller}。</translation>
    </message>
    <message>
        <source>The weights grew beyond what {dtype} can hold; a step before the loss was {loss}, the largest weight of the layer {weight}. Try learning rate {smaller} instead of {rate}.</source>
        <translation>权重超出 {dtype} 的范围；前一步的损失为 {loss}，该层最大的权重为 {weight}。请把学习率从 {rate} 降到 {smaller}。</translation>
    </message>
    <message>
        <source>The gradient vanishes: {part} of it is left in layer {layer}</source>
        <translation>梯度消失：第 {layer} 层只剩 {part}</translation>
    </message>
    <message>
        <source>So small is its ||δ|| beside that of layer {last}: each {function} on the way back multiplies by at most {most}, here by {rms} (rms).</source>
        <translation>这是该层 ||δ|| 与第 {last} 层之比：每经过一个 {function}，误差最多乘 {most}，此处乘 {rms}（均方根）。</translation>
    </message>
    <message>
        <source>So small is ||δ|| beside layer {last}: each {function} multiplies by at most {most}, here by {rms} (rms). In {step} steps its weights moved by {moved} of their length.</source>
        <translation>这是该层 ||δ|| 与第 {last} 层之比：每个 {function} 最多乘 {most}，此处乘 {rms}（均方根）。训练 {step} 步，权重只移动了自身长度的 {moved}。</translation>
    </message>
    <message>
        <source>The gradient explodes: {times} times as large in layer {layer}</source>
        <translation>梯度爆炸：第 {layer} 层达到 {times} 倍</translation>
    </message>
    <message>
        <source>So large is its ||δ|| beside that of layer {last}: on the way back the weights multiply by more than the slopes take away. Its steps are far too long.</source>
        <translation>这是该层 ||δ|| 与第 {last} 层之比：误差回传时，权重乘上的比导数减去的多，步子因此太大。</translation>
    </message>
    <message>
        <source>Nothing learns through {function} in layer {layer}</source>
        <translation>误差过不了第 {layer} 层的 {function}</translation>
    </message>
    <message>
        <source>Its derivative is 0 wherever it has one, so δ is exactly 0 there and in all layers before: their weights never change.</source>
        <translation>它的导数处处为 0，因此该层及之前各层的 δ 恰好为 0，权重永远不变。</translation>
    </message>
    <message>
        <source>Layers 1 to {layer} receive no error</source>
        <translation>第 1 至 {layer} 层收不到误差信号</translation>
    </message>
    <message>
        <source>δ is exactly 0, so the weights do not change: the derivative is 0 there, or the weights behind are.</source>
        <translation>δ 恰好为 0，权重不再改变：该处的导数为 0，或其后的权重为 0。</translation>
    </message>
    <message>
        <source>There is no {kind} {name!r}. There are: {known}.</source>
        <translation>没有名为 {name!r} 的{kind}。可用的有：{known}。</translation>
    </message>
    <message>
        <source>There is no {kind} {name!r}. Did you mean {suggestion!r}? There are: {known}.</source>
        <translation>没有名为 {name!r} 的{kind}。是否指 {suggestion!r}？可用的有：{known}。</translation>
    </message>
    <message>
        <source>a pair of numbers</source>
        <translation>一对数字</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The parameters of {owner} must be numbers by name, not {value!r}.</source>
        <translation>{owner} 的参数应按名称给出数字，不能是 {value!r}。</translation>
    </message>
    <message>
        <source>{owner} has no parameter {name!r}. It has: {known}.</source>
        <translation>{owner} 没有参数 {name!r}。它的参数：{known}。</translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; it must be greater than {low}.</source>
        <translation>{owner} 的 {name} 为 {value}；必须大于 {low}。</translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; it must be {low} or more.</source>
        <translation>{owner} 的 {name} 为 {value}；不得小于 {low}。</translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; it must be greater than {low} and less than {high}.</source>
        <translation>{owner} 的 {name} 为 {value}；必须大于 {low} 且小于 {high}。</translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; it must be greater than {low} and at most {high}.</source>
        <translation>{owner} 的 {name} 为 {value}；必须大于 {low} 且不超过 {high}。</translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; it must be {low} or more and less than {high}.</source>
        <translation>{owner} 的 {name} 为 {value}；不得小于 {low}，且必须小于 {high}。</translation>
    </message>
    <message>
        <source>{name} of {owner} must be {word}, not {value!r}.</source>
        <translation>{owner} 的 {name} 必须是{word}，不能是 {value!r}。</translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; allowed is {low} to {high}.</source>
        <translation>{owner} 的 {name} 为 {value}；允许 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>initializer</source>
        <translation>初始化方法</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>regularization</source>
        <translation>正则化方法</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>These layers have {count:,} weights and biases; at most {most:,} are allowed. Make them smaller.</source>
        <translation>这些层共有 {count:,} 个权重和偏置；最多允许 {most:,} 个。请减少单元数。</translation>
    </message>
    <message>
        <source>A layer&apos;s size is {size!r}; allowed is a whole number from 1.</source>
        <translation>层的大小为 {size!r}；必须是不小于 1 的整数。</translation>
    </message>
    <message>
        <source>{file} was saved by a newer nnviz: its format is {version}, this one knows up to {known}. Update nnviz.</source>
        <translation>{file} 由更新版本的 nnviz 保存：其格式为 {version}，本程序最高支持 {known}。请更新 nnviz。</translation>
    </message>
    <message>
        <source>{field} is {value}, which makes no sense there.</source>
        <translation>{field} 为 {value}，在此处没有意义。</translation>
    </message>
    <message>
        <source>It is not an order of the samples.</source>
        <translation>它不是样本的一个排列。</translation>
    </message>
    <message>
        <source>It is {found}; with these settings and data it must be {expected}.</source>
        <translation>它是 {found}；按这些设置和数据，应为 {expected}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Choose another name or folder, or make room there.</source>
        <translation>无法写入 {file}：{reason}。请换一个名称或文件夹，或腾出空间。</translation>
    </message>
    <message>
        <source>{file} is not a file but a folder or a device. Choose a saved run.</source>
        <translation>{file} 不是文件，而是文件夹或设备。请选择已保存的运行。</translation>
    </message>
    <message>
        <source>{file} is not a saved run of nnviz. Choose a .nnviz file.</source>
        <translation>{file} 不是 nnviz 保存的运行。请选择 .nnviz 文件。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Check its name and its folder.</source>
        <translation>无法读取 {file}：{reason}。请检查名称和所在文件夹。</translation>
    </message>
    <message>
        <source>its parts do not give the checksum in the part {part}</source>
        <translation>各部分与 {part} 中的校验和不符</translation>
    </message>
    <message>
        <source>It is not a plain array of numbers.</source>
        <translation>它不是普通的数字数组。</translation>
    </message>
    <message>
        <source>It should hold {shape} numbers, but has {size} bytes of them.</source>
        <translation>它应有 {shape} 个数，实际数据为 {size} 字节。</translation>
    </message>
    <message>
        <source>{file} is not a whole run: the part {part} is missing. Use another copy of it.</source>
        <translation>{file} 不是完整的运行：缺少 {part} 部分。请使用它的另一个副本。</translation>
    </message>
    <message>
        <source>{file}, part {part}: {what} Use another copy of this run.</source>
        <translation>{file} 的 {part} 部分：{what}请使用此运行的另一个副本。</translation>
    </message>
    <message>
        <source>{file} is damaged or not complete: {reason}. Use another copy of it.</source>
        <translation>{file} 已损坏或不完整：{reason}。请使用它的另一个副本。</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>裁剪方式</translation>
    </message>
    <message>
        <source>{name} is no maximum of two straight lines: no Maxout of 2 computes it.</source>
        <translation>{name} 不是两条直线的最大值：没有 2 个片段的 Maxout 能算出它。</translation>
    </message>
    <message>
        <source>A slope above 1 bends downwards: no maximum of straight lines does.</source>
        <translation>大于 1 的斜率向下弯折：直线的最大值做不到。</translation>
    </message>
    <message>
        <source>{loss} needs targets from 0 to 1, but those of the data reach from {least:g} to {most:g}. Choose another loss, such as {instead}.</source>
        <translation>{loss} 要求目标值在 0 到 1 之间，而数据的目标值为 {least:g} 到 {most:g}。请换用其他损失函数，例如 {instead}。</translation>
    </message>
    <message>
        <source>{loss} needs one-hot targets, one row for each class, and the data have others. Choose another loss, such as {instead}.</source>
        <translation>{loss} 要求目标值为独热编码（每类一行），而数据并非如此。请换用其他损失函数，例如 {instead}。</translation>
    </message>
    <message>
        <source>{loss} needs targets that are -1 or +1, but those of the data are others, from {least:g} to {most:g}. Choose another loss, such as {instead}.</source>
        <translation>{loss} 要求目标值为 -1 或 +1，而数据的目标值另有其数，从 {least:g} 到 {most:g}。请换用其他损失函数，例如 {instead}。</translation>
    </message>
    <message>
        <source>{loss} needs targets of 0 or more, but those of the data go down to {least:g}. Choose another loss, such as {instead}.</source>
        <translation>{loss} 要求目标值不小于 0，而数据的目标值低至 {least:g}。请换用其他损失函数，例如 {instead}。</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Nothing is left to learn</source>
        <translation>没有什么可学的了</translation>
    </message>
    <message>
        <source>For all {samples} samples looked at, ∂L/∂a is exactly 0: {loss} asks for no more, so no error comes back.</source>
        <translation>对所查看的全部 {samples} 个样本，∂L/∂a 恰为 0：{loss} 已无更多要求，因此没有误差传回。</translation>
    </message>
    <message>
        <source>The output cannot reach {share} of the targets</source>
        <translation>输出达不到 {share} 的目标值</translation>
    </message>
    <message>
        <source>{function} gives {low} to {high}. -1 and +1 are told apart by the sign of the output, which here is always the same.</source>
        <translation>{function} 的输出为 {low} 到 {high}。-1 与 +1 由输出的符号区分，而这里符号始终不变。</translation>
    </message>
    <message>
        <source>{function} gives {low} to {high}; the targets go from {least} to {most}.</source>
        <translation>{function} 的输出为 {low} 到 {high}；目标值从 {least} 到 {most}。</translation>
    </message>
    <message>
        <source>The learning rate {rate} is too low</source>
        <translation>学习率 {rate} 太低</translation>
    </message>
    <message>
        <source>In {steps} steps the loss fell by {fall}&#xa0;%. Gone {far} times as far, the same way would still lead {times} times as far down.</source>
        <translation>{steps} 步内损失只下降了 {fall}&#xa0;%。沿同一方向走 {far} 倍远，还能下降 {times} 倍。</translation>
    </message>
    <message>
        <source>The loss rises, from {old} to {new} in {steps} steps</source>
        <translation>损失上升：{steps} 步内从 {old} 升到 {new}</translation>
    </message>
    <message>
        <source>Against the gradient the loss falls, if the step is short enough: these go past the lowest point and up on the other side.</source>
        <translation>沿负梯度方向，步子够小时损失必定下降；现在的步子越过了最低点，走到对面的坡上去了。</translation>
    </message>
    <message>
        <source>The learning rate {rate} is too high</source>
        <translation>学习率 {rate} 太高</translation>
    </message>
    <message>
        <source>The loss jumps: from one look to the next it rises by {jump} on average. The steps leap over the valley instead of going down into it.</source>
        <translation>损失来回跳动，每次测量平均上升 {jump}：步子跨过了谷底，而不是走下去。</translation>
    </message>
    <message>
        <source>The loss is {now}, and was {first} when it began: the steps have thrown the weights to where the slopes are flat.</source>
        <translation>损失为 {now}，开始时只有 {first}：步子太大，把权重甩到了平坦的地方。</translation>
    </message>
    <message>
        <source>The batch of {size} is too large for {samples} samples</source>
        <translation>批大小 {size} 对 {samples} 个样本来说太大</translation>
    </message>
    <message>
        <source>An epoch is one step; with a batch of {usual} it would be {many} for the same computing. The noise of small batches helps out of flat places, too.</source>
        <translation>一轮只有一步；批大小为 {usual} 时，同样的计算量可以走 {many} 步。小批量的噪声也有助于走出平坦处。</translation>
    </message>
    <message>
        <source>An epoch is {steps} steps; with a batch of {usual} it would be {many} for the same computing. The noise of small batches helps out of flat places, too.</source>
        <translation>一轮只有 {steps} 步；批大小为 {usual} 时，同样的计算量可以走 {many} 步。小批量的噪声也有助于走出平坦处。</translation>
    </message>
    <message>
        <source>Not centred on 0: {count} of {all} inputs</source>
        <translation>{all} 个输入中有 {count} 个不以 0 为中心</translation>
    </message>
    <message>
        <source>{name} has mean {mean}, deviation {deviation}. Inputs of one sign give all weights of a unit gradients of one sign: they can only zig-zag.</source>
        <translation>{name} 的均值为 {mean}，标准差为 {deviation}。输入同号时，一个单元所有权重的梯度也同号，只能走之字形。</translation>
    </message>
    <message>
        <source>no preview of so large a network</source>
        <translation>网络太大，无法预览</translation>
    </message>
    <message>
        <source>Use relu and he</source>
        <translation>改用 relu 加 he</translation>
    </message>
    <message>
        <source>Use relu and he in all {count}</source>
        <translation>{count} 层全用 relu 加 he</translation>
    </message>
    <message>
        <source>relu and he</source>
        <translation>relu 加 he</translation>
    </message>
    <message>
        <source>Keep one hidden layer</source>
        <translation>只留一个隐藏层</translation>
    </message>
    <message>
        <source>Keep {count} hidden layers</source>
        <translation>只留 {count} 个隐藏层</translation>
    </message>
    <message>
        <source>hidden layers: {count}</source>
        <translation>隐藏层：{count}</translation>
    </message>
    <message>
        <source>Use {function} in layer {layer}</source>
        <translation>第 {layer} 层改用 {function}</translation>
    </message>
    <message>
        <source>{function} in layer {layer}</source>
        <translation>第 {layer} 层用 {function}</translation>
    </message>
    <message>
        <source>Use {function} as output</source>
        <translation>输出层改用 {function}</translation>
    </message>
    <message>
        <source>{function} as output</source>
        <translation>输出层用 {function}</translation>
    </message>
    <message>
        <source>Use {weights} weights</source>
        <translation>改用 {weights} 初始权重</translation>
    </message>
    <message>
        <source>{weights} weights</source>
        <translation>{weights} 初始权重</translation>
    </message>
    <message>
        <source>Standardize the inputs</source>
        <translation>标准化输入</translation>
    </message>
    <message>
        <source>standardized inputs</source>
        <translation>输入标准化</translation>
    </message>
    <message>
        <source>Learning rate {rate}</source>
        <translation>学习率改为 {rate}</translation>
    </message>
    <message>
        <source>New weights, rate {rate}</source>
        <translation>新权重，学习率 {rate}</translation>
    </message>
    <message>
        <source>Batch {size}</source>
        <translation>批大小改为 {size}</translation>
    </message>
    <message>
        <source>batch {size}</source>
        <translation>批大小 {size}</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>The numbers in layer {layer} are too large to be computed with.</source>
        <translation>第 {layer} 层中的数值过大，无法计算。</translation>
    </message>
    <message>
        <source>More than {most} linear regions: {counted} when layer {layer} was being cut. Counting stopped.</source>
        <translation>线性区域超过 {most} 个：切分第 {layer} 层时已有 {counted} 个。已停止计数。</translation>
    </message>
    <message>
        <source>The linear regions take longer than {seconds} s: {counted} when layer {layer} was being cut. Counting stopped.</source>
        <translation>计算线性区域超过 {seconds} 秒：切分第 {layer} 层时已有 {counted} 个。已停止计数。</translation>
    </message>
    <message>
        <source>Hidden layer {layer} is {activation}, which is smooth: it bends everywhere, so there are no linear pieces.</source>
        <translation>第 {layer} 个隐藏层是 {activation}，它是光滑的：处处弯曲，因此没有线性区域。</translation>
    </message>
    <message>
        <source>Layer {layer} has weights that are no finite numbers (NaN or infinity).</source>
        <translation>第 {layer} 层有不是有限数的权重(NaN 或无穷大)。</translation>
    </message>
    <message>
        <source>box is {box}; it must be four finite numbers: x_min, x_max, y_min, y_max.</source>
        <translation>box 为 {box}；它必须是四个有限数:x_min、x_max、y_min、y_max。</translation>
    </message>
    <message>
        <source>The box is empty: {name}_min is {low} and {name}_max is {high}.</source>
        <translation>矩形是空的：{name}_min 为 {low}，{name}_max 为 {high}。</translation>
    </message>
    <message>
        <source>The network has {inputs} inputs, and regions lie in a plane. Choose one: plane=(origin, direction, direction), each of {inputs} numbers.</source>
        <translation>网络有 {inputs} 个输入，而区域位于一个平面内。请选一个：plane=(原点, 方向, 方向)，各含 {inputs} 个数。</translation>
    </message>
    <message>
        <source>plane must be (origin, direction, direction), each of {inputs} numbers.</source>
        <translation>plane 必须是 (原点, 方向, 方向)，各含 {inputs} 个数。</translation>
    </message>
    <message>
        <source>The two directions of the plane must be finite, not 0 and not parallel.</source>
        <translation>平面的两个方向必须是有限的、不为 0 且互不平行。</translation>
    </message>
    <message>
        <source>The process that computes the linear regions has ended unexpectedly.</source>
        <translation>计算线性区域的进程意外结束了。</translation>
    </message>
    <message>
        <source>The memory is not enough for so many linear regions.</source>
        <translation>内存不足以容纳这么多线性区域。</translation>
    </message>
    <message>
        <source>Both ends of a line must be {inputs} finite numbers.</source>
        <translation>直线的两端都必须是 {inputs} 个有限数。</translation>
    </message>
    <message>
        <source>More than {most} bends on the line: {counted} with layer {layer}.</source>
        <translation>直线上的折点超过 {most} 个：到第 {layer} 层已有 {counted} 个。</translation>
    </message>
    <message>
        <source>The decision boundary needs the maps: ask for regions with maps=True.</source>
        <translation>决策边界需要仿射映射：请以 maps=True 求区域。</translation>
    </message>
    <message>
        <source>Parabola</source>
        <translation>抛物线</translation>
    </message>
    <message>
        <source>Its second derivative is 2 everywhere, so each step multiplies w by 1 − 2η: from η = 1 on the point no longer comes nearer.</source>
        <translation>它的二阶导数处处为 2，所以每一步把 w 乘以 1 − 2η：从 η = 1 起，点不再靠近。</translation>
    </message>
    <message>
        <source>Two minima</source>
        <translation>两个极小点</translation>
    </message>
    <message>
        <source>The left minimum is the lower one. Where descent ends depends on where it starts, and a long step may jump over the hill between them.</source>
        <translation>左边的极小点更低。下降到哪里取决于从哪里出发；步子太大，可能跳过中间的小山。</translation>
    </message>
    <message>
        <source>Plateau: sigmoid and squared loss</source>
        <translation>平台：sigmoid 与平方损失</translation>
    </message>
    <message>
        <source>One weight, the input 1, a sigmoid, the target 0.2. Where the sigmoid is saturated the gradient carries its derivative, which is almost 0: the loss is large, and yet the point creeps.</source>
        <translation>一个权重，输入为 1，一个 sigmoid，目标为 0.2。sigmoid 饱和时，梯度带着它几乎为 0 的导数：损失很大，点却在爬行。</translation>
    </message>
    <message>
        <source>Kink: |w|</source>
        <translation>折点：|w|</translation>
    </message>
    <message>
        <source>The slope is −1 or 1, however near the minimum is: with a fixed rate the point ends up stepping to and fro. At 0 every slope from −1 to 1 is a subgradient; 0 is taken here, so a point that meets 0 rests.</source>
        <translation>无论离极小点多近，斜率都是 −1 或 1：学习率固定时，点最终来回跨步。在 0 处，−1 到 1 之间的任何斜率都是次梯度；这里取 0，所以恰好落在 0 的点静止不动。</translation>
    </message>
    <message>
        <source>From 3 to 2: a positive gradient, w shrinks</source>
        <translation>从 3 到 2：梯度为正，w 变小</translation>
    </message>
    <message>
        <source>From −3: a negative gradient, w grows</source>
        <translation>从 −3 出发：梯度为负，w 变大</translation>
    </message>
    <message>
        <source>Rate too small: it creeps</source>
        <translation>学习率太小：爬行</translation>
    </message>
    <message>
        <source>Rate just below the border: to and fro</source>
        <translation>学习率略低于边界：来回振荡</translation>
    </message>
    <message>
        <source>Rate above the border: it diverges</source>
        <translation>学习率超过边界：发散</translation>
    </message>
    <message>
        <source>On the plateau of a saturated sigmoid</source>
        <translation>在 sigmoid 饱和的平台上</translation>
    </message>
    <message>
        <source>A kink: to and fro with a fixed rate</source>
        <translation>折点：学习率固定，来回振荡</translation>
    </message>
    <message>
        <source>p1 and p2: two starts, two ends</source>
        <translation>p1 与 p2：两个起点，两个终点</translation>
    </message>
    <message>
        <source>A narrow valley: sgd, momentum and adam</source>
        <translation>狭长的山谷：sgd、momentum 与 adam</translation>
    </message>
    <message>
        <source>A saddle: on the ridge, and a hair beside it</source>
        <translation>鞍面：在脊上，与偏离脊一丝</translation>
    </message>
    <message>
        <source>Longer than {most} characters.</source>
        <translation>超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>“{name}” at character {place} is not known; there are w, pi, e and {names}.</source>
        <translation>不认识第 {place} 个字符处的“{name}”；可用的有 w、pi、e 和 {names}。</translation>
    </message>
    <message>
        <source>After “{name}” a bracket is needed at character {place}: {name}(w).</source>
        <translation>“{name}”之后，第 {place} 个字符处需要括号：{name}(w)。</translation>
    </message>
    <message>
        <source>The bracket at character {place} is never closed.</source>
        <translation>第 {place} 个字符处的括号没有闭合。</translation>
    </message>
    <message>
        <source>More than {most} brackets within each other, at character {place}.</source>
        <translation>第 {place} 个字符处，括号嵌套超过 {most} 层。</translation>
    </message>
    <message>
        <source>“{found}” at character {place} has no meaning here.</source>
        <translation>第 {place} 个字符处的“{found}”在这里没有意义。</translation>
    </message>
    <message>
        <source>Something is missing at the end.</source>
        <translation>末尾缺少内容。</translation>
    </message>
    <message>
        <source>Own curve</source>
        <translation>自定义曲线</translation>
    </message>
    <message>
        <source>The range must run from a smaller number to a larger one.</source>
        <translation>范围必须从较小的数到较大的数。</translation>
    </message>
    <message>
        <source>The formula is not finite at w = {w}. Choose a range in which it is, or another formula.</source>
        <translation>公式在 w = {w} 处不是有限值。请选一个处处有限的范围，或换一个公式。</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>碗</translation>
    </message>
    <message>
        <source>One minimum: every start leads there, unless the rate is too large.</source>
        <translation>只有一个极小点：只要学习率不太大，从哪里出发都会到那里。</translation>
    </message>
    <message>
        <source>Narrow valley</source>
        <translation>狭长的山谷</translation>
    </message>
    <message>
        <source>Fifty times as steep across as along. The rate has to be small enough for the walls, and is then too small for the floor: plain descent goes to and fro and hardly ahead. Momentum and Adam get on.</source>
        <translation>横向的陡度是纵向的五十倍。学习率必须小到适合谷壁，对谷底就太小了：普通的梯度下降来回摆动，几乎不前进。动量和 Adam 走得快。</translation>
    </message>
    <message>
        <source>Two starts may end in two different places; the minimum on the left is the lower one.</source>
        <translation>两个起点可能走到两个不同的地方；左边的极小点更低。</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>鞍面</translation>
    </message>
    <message>
        <source>In the middle the slope is 0 and it is no minimum. From exactly on the ridge (w2 = 0) descent ends there; a hair beside it, it lingers and then leaves.</source>
        <translation>正中间斜率为 0，却不是极小点。恰好从脊上（w2 = 0）出发，就停在那里；偏离一丝，先徘徊，然后离开。</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>Rosenbrock</translation>
    </message>
    <message>
        <source>A bent valley: its floor is soon found, and on it the way to the minimum at (1, 1) is long.</source>
        <translation>弯曲的山谷：谷底很快就能找到，沿谷底到极小点 (1, 1) 的路却很长。</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>Beale</translation>
    </message>
    <message>
        <source>Flat in the middle, steep at the corners, the minimum at (3, 0.5): no one rate suits both.</source>
        <translation>中间平坦，四角陡峭，极小点在 (3, 0.5)：没有一个学习率对两处都合适。</translation>
    </message>
    <message>
        <source>A weight of the live network</source>
        <translation>实时网络的一个权重</translation>
    </message>
    <message>
        <source>Two weights of the live network</source>
        <translation>实时网络的两个权重</translation>
    </message>
    <message>
        <source>Slice along two random directions</source>
        <translation>沿两个随机方向的切片</translation>
    </message>
    <message>
        <source>Slice along the path (PCA)</source>
        <translation>沿路径的切片（PCA）</translation>
    </message>
    <message>
        <source>The true loss of the running network while this one parameter is moved and all others are held. Walking on it asks what would happen if only this one learned; the network itself is left alone.</source>
        <translation>运行中网络的真实损失：只移动这一个参数，其余保持不动。在其上行走，相当于问如果只有它学习会怎样；网络本身不受影响。</translation>
    </message>
    <message>
        <source>The true loss of the running network while these two parameters are moved and all others are held. Walking on it asks what would happen if only these two learned; the network itself is left alone.</source>
        <translation>运行中网络的真实损失：只移动这两个参数，其余保持不动。在其上行走，相当于问如果只有它们学习会怎样；网络本身不受影响。</translation>
    </message>
    <message>
        <source>The true loss in a plane through all parameters at once. Each row of each W moves by as much as it is long (filter normalisation, Li et al. 2018), so that slopes can be compared; biases and learned slopes stay where they are.</source>
        <translation>同时穿过所有参数的一个平面上的真实损失。每个 W 的每一行移动的幅度等于它自身的长度（滤波器归一化，Li 等，2018），因此坡度可以比较；偏置和学得的斜率保持不动。</translation>
    </message>
    <message>
        <source>The true loss in the plane that holds most of the run&apos;s own path, along its two principal directions. α and β are distances in the space of all parameters.</source>
        <translation>在最能容纳本次训练路径的平面上的真实损失，沿路径的两个主方向。α 和 β 是全体参数空间中的距离。</translation>
    </message>
    <message>
        <source>In {left} · {right} the inner dimensions {inner_left} and {inner_right} differ: a product needs as many columns on the left as rows on the right.</source>
        <translation>{left} · {right} 的内侧维数 {inner_left} 与 {inner_right} 不同：相乘时，左边的列数必须等于右边的行数。</translation>
    </message>
    <message>
        <source>In {left} · {right} the lengths {inner_left} and {inner_right} differ: a product needs as many columns on the left as rows on the right.</source>
        <translation>{left} · {right} 的长度 {inner_left} 与 {inner_right} 不同：相乘时，左边的列数必须等于右边的行数。</translation>
    </message>
    <message>
        <source>{left} is {left_shape} and {right} is {right_shape}: entry by entry this needs equal shapes, or a 1 where they differ.</source>
        <translation>{left} 为 {left_shape}，{right} 为 {right_shape}：逐元素运算要求形状相同，或者在不同之处为 1。</translation>
    </message>
    <message>
        <source>{left} is {left_shape}: its rows cannot be shared out to units of so many pieces.</source>
        <translation>{left} 为 {left_shape}：它的行无法平分给各单元的片段。</translation>
    </message>
    <message>
        <source>NumPy reports no error here: it stretches {left_shape} and {right_shape} to {shape}, but {meant} is meant. All that follows is wrong.</source>
        <translation>NumPy 在这里不报错：它把 {left_shape} 与 {right_shape} 广播成 {shape}，而应为 {meant}。此后的一切都是错的。</translation>
    </message>
    <message>
        <source>NumPy reports no error here: it reads {flat_shape} as a row {row_shape} and stretches both sides to {shape}, but {meant} is meant. All that follows is wrong.</source>
        <translation>NumPy 在这里不报错：它把 {flat_shape} 当作一行 {row_shape}，把两边都广播成 {shape}，而应为 {meant}。此后的一切都是错的。</translation>
    </message>
    <message>
        <source>NumPy reports no error here, but {result} comes out as {shape} instead of {meant}.</source>
        <translation>NumPy 在这里不报错，但得到的 {result} 为 {shape}，而不是 {meant}。</translation>
    </message>
    <message>
        <source>{operand} is turned round, and as it is square, {operand_shape}, every shape still fits: the check of dimensions cannot find this one. Only the numbers are wrong.</source>
        <translation>{operand} 被转置了；它是方阵 {operand_shape}，所有形状仍然吻合：检查维数发现不了这个错误，错的只是数值。</translation>
    </message>
    <message>
        <source>{operand} is {operand_shape} instead of {operand_meant}. Because {count} units meet {count} samples the shapes fit by chance, and each sample, not each unit, gets an entry of its own: the numbers are wrong.</source>
        <translation>{operand} 为 {operand_shape}，而不是 {operand_meant}。恰好 {count} 个单元遇上 {count} 个样本，形状碰巧吻合，于是每个样本（而不是每个单元）各得一个元素：数值是错的。</translation>
    </message>
    <message>
        <source>{operand} is {operand_shape} instead of {operand_meant}. NumPy reports no error and the shape of the result is right by chance.</source>
        <translation>{operand} 为 {operand_shape}，而不是 {operand_meant}。NumPy 不报错，结果的形状碰巧是对的。</translation>
    </message>
    <message>
        <source>{operand} must be {dims}, here {operand_meant}.</source>
        <translation>{operand} 应为 {dims}，这里是 {operand_meant}。</translation>
    </message>
    <message>
        <source>A sum over the samples drops its axis unless keepdims=True is said: {dims} is meant, here {operand_meant}.</source>
        <translation>对样本求和会去掉这一维，除非写明 keepdims=True：应为 {dims}，这里是 {operand_meant}。</translation>
    </message>
    <message>
        <source>The transpose is missing: {operand} has to be turned round here.</source>
        <translation>缺少转置：这里的 {operand} 必须转置。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{loss} needs outputs from 0 to 1: choose {fitting} for the last layer, or {other} as loss.</source>
        <translation>{loss} 要求输出在 0 到 1 之间：请为最后一层选择 {fitting}，或选用损失 {other}。</translation>
    </message>
    <message>
        <source>By hand a network has at most {layers} layers and {units} inputs or units in each; this one is larger.</source>
        <translation>手工输入的网络最多 {layers} 层，每层及输入最多 {units} 个；这个网络更大。</translation>
    </message>
    <message>
        <source>{table}, row {row}, column {column}</source>
        <translation>{table} 第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>{place} is empty; a number is needed.</source>
        <translation>{place}是空的；需要一个数。</translation>
    </message>
    <message>
        <source>{place}: {text!r} is no number. Write it as 0.5, -3, 1e-3 or 2/3.</source>
        <translation>{place}：{text!r} 不是数。请写成 0.5、-3、1e-3 或 2/3。</translation>
    </message>
    <message>
        <source>{place}: {text!r} is too large; at most 1e30 is allowed.</source>
        <translation>{place}：{text!r} 太大；最多为 1e30。</translation>
    </message>
    <message>
        <source>The learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>{place} is {text}; it must be above 0.</source>
        <translation>{place}为 {text}；它必须大于 0。</translation>
    </message>
    <message>
        <source>ReLU, round numbers</source>
        <translation>ReLU，整齐的数</translation>
    </message>
    <message>
        <source>Both units are on, so f′ = 1 and the error passes as it is: all by head.</source>
        <translation>两个单元都在工作，f′ = 1，误差原样通过：全部可以心算。</translation>
    </message>
    <message>
        <source>ReLU, one unit off</source>
        <translation>ReLU，一个单元关闭</translation>
    </message>
    <message>
        <source>The first unit is at z = −1: its f′ is 0, and its weights learn nothing here.</source>
        <translation>第一个单元的 z = −1：它的 f′ 为 0，它的权重在这里什么也学不到。</translation>
    </message>
    <message>
        <source>Sigmoid at its steepest</source>
        <translation>sigmoid，最陡之处</translation>
    </message>
    <message>
        <source>Both sums are 0: a = 1/2, and f′ = 1/4, the most that a sigmoid lets through.</source>
        <translation>两个加权和都是 0：a = 1/2，f′ = 1/4，sigmoid 最多只让这么多通过。</translation>
    </message>
    <message>
        <source>Sigmoid, saturated</source>
        <translation>sigmoid，饱和</translation>
    </message>
    <message>
        <source>The output is wrong by almost 1 and yet hardly learns: f′ is 0.00005 where z = 10.</source>
        <translation>输出几乎差了 1，却几乎学不动：z = 10 处 f′ 只有 0.00005。</translation>
    </message>
    <message>
        <source>Maxout, two pieces each</source>
        <translation>Maxout，各两个片段</translation>
    </message>
    <message>
        <source>Pieces 1 of both units win and learn; the gradients of the losers are 0.</source>
        <translation>两个单元的第 1 个片段胜出并学习；落败者的梯度为 0。</translation>
    </message>
    <message>
        <source>Two samples at once</source>
        <translation>一次两个样本</translation>
    </message>
    <message>
        <source>A column for each sample: the gradients of both are added up, and 1/m stands before them.</source>
        <translation>每个样本一列：两者的梯度相加，前面有 1/m。</translation>
    </message>
    <message>
        <source>{name} transposed: {shape}</source>
        <translation>{name} 转置：{shape}</translation>
    </message>
    <message>
        <source>{name} flat: {shape}</source>
        <translation>{name} 为一维：{shape}</translation>
    </message>
    <message>
        <source>{name} as a row: {shape}</source>
        <translation>{name} 写成行：{shape}</translation>
    </message>
    <message>
        <source>{name} as a column: {shape}</source>
        <translation>{name} 写成列：{shape}</translation>
    </message>
    <message>
        <source>{name} with samples as rows: {shape}</source>
        <translation>{name} 以行为样本：{shape}</translation>
    </message>
    <message>
        <source>{name} with a sample too few: {shape}</source>
        <translation>{name} 少一个样本：{shape}</translation>
    </message>
    <message>
        <source>{name} without the transpose</source>
        <translation>{name} 忘记转置</translation>
    </message>
    <message>
        <source>{name} summed without keepdims</source>
        <translation>{name} 求和时没有 keepdims</translation>
    </message>
    <message>
        <source>Backpropagation, step by step</source>
        <translation>反向传播，逐步推导</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>正向传播</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向传播</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>What is given</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>With numbers, for the first entry</source>
        <translation>代入数值（第一个元素）</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Finite difference</source>
        <translation>有限差分</translation>
    </message>
    <message>
        <source>Steps trained</source>
        <translation>已训练步数</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Loss before the step</source>
        <translation>这一步之前的损失</translation>
    </message>
    <message>
        <source>Loss after the step</source>
        <translation>这一步之后的损失</translation>
    </message>
    <message>
        <source>{number}. {title}</source>
        <translation>{number}. {title}</translation>
    </message>
    <message>
        <source>Kept for the way back: {names}.</source>
        <translation>为反向传播缓存：{names}。</translation>
    </message>
    <message>
        <source>{name} was kept in step {step}.</source>
        <translation>{name} 在第 {step} 步缓存。</translation>
    </message>
    <message>
        <source>{count} of {total} entries compared with (L(+h) − L(−h)) / 2h: the largest relative error is {error}.</source>
        <translation>{total} 个元素中有 {count} 个与 (L(+h) − L(−h)) / 2h 作了比较：最大相对误差为 {error}。</translation>
    </message>
    <message>
        <source>{count} of {total} entries compared: none of them can be told this way.</source>
        <translation>{total} 个元素中比较了 {count} 个：没有一个能用这种方法判断。</translation>
    </message>
    <message>
        <source>At a kink, where the slopes of the two sides differ: {count}.</source>
        <translation>位于折点、两侧斜率不同的：{count} 个。</translation>
    </message>
    <message>
        <source>Too small for a difference to resolve: {count}.</source>
        <translation>小到差分无法分辨的：{count} 个。</translation>
    </message>
    <message>
        <source>Not in agreement: {count}.</source>
        <translation>不一致的：{count} 个。</translation>
    </message>
    <message>
        <source>Not a finite number: {count}.</source>
        <translation>不是有限数的：{count} 个。</translation>
    </message>
    <message>
        <source>The first {rows} rows and {columns} columns are shown.</source>
        <translation>显示前 {rows} 行、前 {columns} 列。</translation>
    </message>
    <message>
        <source>backward: error of layer {layer}</source>
        <translation>反向：第 {layer} 层的误差</translation>
    </message>
    <message>
        <source>forward: weighted sum of layer {layer}</source>
        <translation>正向：第 {layer} 层的加权和</translation>
    </message>
    <message>
        <source>Each unit weighs what the layer below gives and adds its bias. What goes in and the weights are kept: the way back needs them.</source>
        <translation>每个单元把前一层的输出加权求和，再加上偏置。输入与权重都缓存起来：反向传播时要用。</translation>
    </message>
    <message>
        <source>forward: activation of layer {layer}</source>
        <translation>正向：第 {layer} 层的激活</translation>
    </message>
    <message>
        <source>The activation function bends the sum; without it any number of layers would be one linear map.</source>
        <translation>激活函数使加权和变成非线性；没有它，多少层都只是一个线性变换。</translation>
    </message>
    <message>
        <source>This layer is linear: it passes its sum on as it is.</source>
        <translation>这一层是线性的：加权和原样传下去。</translation>
    </message>
    <message>
        <source>Of the pieces of each unit the largest passes on; which one won is remembered.</source>
        <translation>每个单元的各个片段中最大的传下去；记住是哪一个胜出。</translation>
    </message>
    <message>
        <source>Softmax makes the sums positive and lets them share out 1: probabilities.</source>
        <translation>softmax 把加权和变成正数，并使它们分享 1：这就是概率。</translation>
    </message>
    <message>
        <source>forward: the loss</source>
        <translation>正向：损失</translation>
    </message>
    <message>
        <source>The loss is one number: how far the output is from the target. Training makes it smaller.</source>
        <translation>损失是一个数：输出离目标有多远。训练就是使它变小。</translation>
    </message>
    <message>
        <source>One number says how far the output is from the target. The 2 below the line is there to cancel the 2 of the derivative.</source>
        <translation>一个数说明输出离目标有多远。分母里的 2 正好与求导得到的 2 约掉。</translation>
    </message>
    <message>
        <source>How the loss changes with the output, times the slope of the output&apos;s own function: a slope near 0 holds the error back.</source>
        <translation>损失随输出的变化率，乘以输出层激活函数的斜率：斜率接近 0 时，误差就被挡住。</translation>
    </message>
    <message>
        <source>The output is linear, so its error is simply how the loss changes with the output.</source>
        <translation>输出层是线性的，所以它的误差就是损失随输出的变化率。</translation>
    </message>
    <message>
        <source>This loss and this output function belong together: the slope cancels, output minus target is left, and an output that is quite wrong learns fast.</source>
        <translation>这个损失与这个输出函数是一对：斜率约掉，只剩下输出减目标，错得厉害的输出学得快。</translation>
    </message>
    <message>
        <source>In a softmax every sum moves every output, so the whole Jacobian J, with ∂aᵢ/∂zⱼ in it, stands where f′ stands elsewhere.</source>
        <translation>在 softmax 中每个加权和都影响每个输出，所以别处写 f′ 的地方，这里是整个雅可比矩阵 J，其元素为 ∂aᵢ/∂zⱼ。</translation>
    </message>
    <message>
        <source>The error of layer {above} comes back through the same weights that carried the signal forward, then each unit keeps the part that its slope lets through.</source>
        <translation>第 {above} 层的误差沿着正向传播时的同一组权重传回来，然后每个单元只留下自己的斜率放行的部分。</translation>
    </message>
    <message>
        <source>The error of layer {above} comes back through the same weights that carried the signal forward; this layer is linear and lets all of it through.</source>
        <translation>第 {above} 层的误差沿着正向传播时的同一组权重传回来；这一层是线性的，全部放行。</translation>
    </message>
    <message>
        <source>Only the piece that won takes the error of its unit; the losers get 0. What is left is a linear network.</source>
        <translation>只有胜出的片段接收本单元的误差；落败者得 0。剩下的是一个线性网络。</translation>
    </message>
    <message>
        <source>backward: gradient of the weights of layer {layer}</source>
        <translation>反向：第 {layer} 层权重的梯度</translation>
    </message>
    <message>
        <source>The error of a unit times what came in along the weight: both have to be there for a weight to learn. The input was kept on the way forward.</source>
        <translation>单元的误差乘以沿这个权重进来的输入：两者都不为 0，权重才学得到东西。输入在正向传播时已经缓存。</translation>
    </message>
    <message>
        <source>The error of a unit times what came in along the weight, and the share of the regularisation.</source>
        <translation>单元的误差乘以沿这个权重进来的输入，再加上正则化的一份。</translation>
    </message>
    <message>
        <source>backward: gradient of the biases of layer {layer}</source>
        <translation>反向：第 {layer} 层偏置的梯度</translation>
    </message>
    <message>
        <source>The input of a bias is always 1, so its gradient is the error itself, summed over the samples.</source>
        <translation>偏置的输入恒为 1，所以它的梯度就是误差本身，对样本求和。</translation>
    </message>
    <message>
        <source>backward: gradient of the learned slopes of layer {layer}</source>
        <translation>反向：第 {layer} 层可学斜率的梯度</translation>
    </message>
    <message>
        <source>A PReLU learns the slope of its left side as well: what came back times z, where z is negative.</source>
        <translation>PReLU 连左侧的斜率也要学：传回来的误差乘以 z，只在 z 为负处。</translation>
    </message>
    <message>
        <source>update: the gradient is clipped</source>
        <translation>更新：裁剪梯度</translation>
    </message>
    <message>
        <source>A gradient that has grown too large is cut before the step is taken.</source>
        <translation>过大的梯度在走这一步之前先裁短。</translation>
    </message>
    <message>
        <source>update: weights of layer {layer}</source>
        <translation>更新：第 {layer} 层的权重</translation>
    </message>
    <message>
        <source>Against the gradient the loss falls: learning rate and gradient together say how far the step goes.</source>
        <translation>沿负梯度方向损失下降：学习率与梯度共同决定这一步走多远。</translation>
    </message>
    <message>
        <source>update: biases of layer {layer}</source>
        <translation>更新：第 {layer} 层的偏置</translation>
    </message>
    <message>
        <source>The biases take the same step as the weights, against their own gradient.</source>
        <translation>偏置与权重走同样的一步，沿自己的负梯度方向。</translation>
    </message>
    <message>
        <source>update: learned slopes of layer {layer}</source>
        <translation>更新：第 {layer} 层的可学斜率</translation>
    </message>
    <message>
        <source>The slopes take the same step as the weights, against their own gradient.</source>
        <translation>斜率与权重走同样的一步，沿自己的负梯度方向。</translation>
    </message>
    <message>
        <source>update: the loss after the step</source>
        <translation>更新：这一步之后的损失</translation>
    </message>
    <message>
        <source>Forward again with the new parameters: the loss of these samples goes from {before} to {after}, a change of {change}. Forward, backward, change, again and again, that is all of learning.</source>
        <translation>用新的参数再正向传播一次：这些样本的损失从 {before} 变为 {after}，变化 {change}。正向、反向、调整，周而复始，这就是学习的全部。</translation>
    </message>
    <message>
        <source>It cannot be read: {why}.</source>
        <translation>无法读取：{why}。</translation>
    </message>
    <message>
        <source>No linear regions: hidden layer {layer} is {activation}, which bends everywhere. Networks of relu, leaky_relu or maxout have them.</source>
        <translation>没有线性区域：第 {layer} 隐藏层是 {activation}，它处处弯曲。由 relu、leaky_relu 或 maxout 构成的网络才有。</translation>
    </message>
    <message>
        <source>No linear regions: the feature {feature} bends the plane before the network sees it. Over x1 and x2 alone they are straight.</source>
        <translation>没有线性区域：特征 {feature} 在网络看到平面之前就把它弯曲了。只用 x1 和 x2 时区域是直的。</translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message>
        <source>Views of the network</source>
        <translation>网络的各个视图</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Use {name}</source>
        <translation>改用 {name}</translation>
    </message>
    <message>
        <source>Use {name} output</source>
        <translation>输出改用 {name}</translation>
    </message>
    <message>
        <source>Keep the old value</source>
        <translation>保留原值</translation>
    </message>
    <message>
        <source>Use {name} with {output} output</source>
        <translation>改用 {name}，输出用 {output}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>NamedTable</name>
    <message>
        <source>{name}, {shape}: type numbers into its cells</source>
        <translation>{name}，{shape}：在单元格中输入数</translation>
    </message>
</context>
<context>
    <name>NetworkStave</name>
    <message>
        <source>dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Input {0}: {1}</source>
        <translation>输入 {0}：{1}</translation>
    </message>
    <message>
        <source>row {0}, column {1}</source>
        <translation>第 {0} 行，第 {1} 列</translation>
    </message>
    <message>
        <source>Layer {0}, weight from {1} to unit {2}: {3}</source>
        <translation>第 {0} 层，从 {1} 到单元 {2} 的权重：{3}</translation>
    </message>
    <message>
        <source>{0}, piece {1} = {2}</source>
        <translation>{0}，片段 {1} = {2}</translation>
    </message>
    <message>
        <source>Layer {0}, unit {1}</source>
        <translation>第 {0} 层，单元 {1}</translation>
    </message>
    <message>
        <source>bias {0} = {1}</source>
        <translation>偏置 {0} = {1}</translation>
    </message>
    <message>
        <source>mean activation {0} = {1}</source>
        <translation>平均激活值 {0} = {1}</translation>
    </message>
    <message>
        <source>pieces win {0}</source>
        <translation>片段胜出 {0}</translation>
    </message>
    <message>
        <source>dead: z ≤ 0 on the whole probe</source>
        <translation>死亡：全部探针样本 z ≤ 0</translation>
    </message>
    <message>
        <source>drawn: its weights from the {0} × {1} pixels</source>
        <translation>图中所画：它对 {0} × {1} 个像素的权重</translation>
    </message>
    <message>
        <source>{0} more inputs, which vary less.
Click: one after another</source>
        <translation>另有 {0} 个输入，变化较小。
单击：逐个查看</translation>
    </message>
    <message>
        <source>{0} more units, which vary less.
Click, or Shift with ↓: one after another</source>
        <translation>另有 {0} 个单元，变化较小。
单击或按 Shift+↓：逐个查看</translation>
    </message>
</context>
<context>
    <name>NeuronChoice</name>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>its weights</source>
        <translation>它的权重</translation>
    </message>
    <message>
        <source>Layer of the unit</source>
        <translation>单元所在的层</translation>
    </message>
    <message>
        <source>Of Maxout each piece of each unit is a row of its own.</source>
        <translation>对 Maxout，每个单元的每一段各为一行。</translation>
    </message>
    <message>
        <source>weight across</source>
        <translation>横向的权重</translation>
    </message>
    <message>
        <source>weight upwards</source>
        <translation>纵向的权重</translation>
    </message>
</context>
<context>
    <name>NoMaxout</name>
    <message>
        <source>This network has no Maxout layer: no unit that learns its own activation.</source>
        <translation>这个网络没有 Maxout 层：没有能学习自己激活函数的单元。</translation>
    </message>
    <message>
        <source>Use maxout with {0} pieces in layer 1</source>
        <translation>在第 1 层使用 {0} 个片段的 maxout</translation>
    </message>
    <message>
        <source>Each unit becomes the largest of 3 straight lines. With 1 piece it would be a straight line itself, so 2 are the fewest; of many some mostly win nothing.</source>
        <translation>每个单元取 3 条直线中的最大值。只有 1 个片段时它本身就是一条直线，所以至少要 2 个；片段很多时，往往有一些从不胜出。</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Each parameter has a step of its own, which only ever shrinks: parameters that seldom move keep long ones.</source>
        <translation>每个参数有自己的步长，只会越来越小：很少变动的参数保持较大的步长。</translation>
    </message>
    <message>
        <source>Divides by the recent size of each parameter&apos;s gradient: flat and steep directions take steps alike.</source>
        <translation>除以每个参数近期梯度的大小：平坦和陡峭的方向步长相当。</translation>
    </message>
    <message>
        <source>Momentum, and a step of its own for each parameter: no longer than about η, however large the gradient is.</source>
        <translation>动量，加上每个参数自己的步长：无论梯度多大，步长都不超过 η 左右。</translation>
    </message>
    <message>
        <source>θ ← θ - η λ θ;  then as adam</source>
        <translation>θ ← θ - η λ θ;  然后同 adam</translation>
    </message>
    <message>
        <source>Adam whose weight decay shrinks the parameters themselves, untouched by the size of their gradients.</source>
        <translation>权重衰减直接作用于参数的 Adam，不受梯度大小影响。</translation>
    </message>
    <message>
        <source>Squeezes z between 0 and 1, as a probability. Beware: far from 0 it saturates and the gradient vanishes; its slope is at most 0.25; its outputs are all positive, so the weights behind it zigzag; and the exponential costs time.</source>
        <translation>把 z 压缩到 0 与 1 之间，可看作概率。注意：远离 0 时饱和，使梯度消失；导数最大为 0.25；输出全为正数，不是零中心的，后一层的权重会 Z 字形抖动；指数运算也较慢。</translation>
    </message>
    <message>
        <source>Like a sigmoid, but centred on 0 and with slope 1 there: mostly the better choice, and faster to converge. Beware: for large |z| its slope vanishes too.</source>
        <translation>与 sigmoid 相似，但输出是零中心的，在 0 处导数为 1，一般优于 sigmoid，收敛也更快。注意：|z| 很大时导数同样趋于 0。</translation>
    </message>
    <message>
        <source>Like tanh but without an exponential, and slower to saturate: far out f&apos; falls as 1/z², not as e^(−2|z|).</source>
        <translation>与 tanh 相似，但不含指数，饱和得更慢：远处 f&apos; 按 1/z² 下降，而不是按 e^(−2|z|)。</translation>
    </message>
    <message>
        <source>tanh of three straight lines: quick, but beyond ±1 its derivative is not small but exactly 0.</source>
        <translation>由三段直线组成的 tanh：计算快，但在 ±1 之外导数不是很小，而是恰为 0。</translation>
    </message>
    <message>
        <source>A sigmoid of three straight lines: f&apos; is 1/6 between −3 and 3 and exactly 0 beyond.</source>
        <translation>由三段直线组成的 sigmoid：f&apos; 在 −3 与 3 之间为 1/6，之外恰为 0。</translation>
    </message>
    <message>
        <source>Rises and falls by turns: good for waves, but many z give one output, and f&apos; is negative half the time.</source>
        <translation>时升时降：适合波形，但许多 z 对应同一个输出，而且 f&apos; 有一半为负。</translation>
    </message>
    <message>
        <source>The norm over all parameters is at most c: the direction of the step stays, only its length is cut.</source>
        <translation>所有参数的梯度范数不超过 c：方向不变，只截短长度。</translation>
    </message>
    <message>
        <source>No component is larger than c. The step may turn: large components are cut, small ones stay.</source>
        <translation>每个分量都不超过 c。步子的方向可能改变：大的分量被截断，小的保持不变。</translation>
    </message>
    <message>
        <source>any numbers</source>
        <translation>任意数值</translation>
    </message>
    <message>
        <source>The squared error of the delta rule: the 2 of the derivative cancels the 1/2.</source>
        <translation>delta 规则的平方误差：求导得到的 2 正好与 1/2 约去。</translation>
    </message>
    <message>
        <source>Summed over the outputs and averaged over the samples; twice half_mse.</source>
        <translation>对输出求和、对样本取平均，是 half_mse 的两倍。</translation>
    </message>
    <message>
        <source>The Euclidean distance: the root of mse. Its gradient keeps its length near the goal, so that small steps circle around it; at an error of exactly 0 it is taken as 0.</source>
        <translation>欧氏距离，即 mse 的平方根。接近目标时梯度长度不变，小步会绕着目标打转；误差恰为 0 时梯度取 0。</translation>
    </message>
    <message>
        <source>The Manhattan distance: outliers pull no harder than others. A plain sum over all samples: loss and gradient grow with the batch, so a larger batch needs a smaller learning rate; mae is the same, averaged.</source>
        <translation>曼哈顿距离：离群点的拉力不比别的点大。它对所有样本直接求和：损失和梯度随批增大，批越大，学习率应越小；取平均即为 mae。</translation>
    </message>
    <message>
        <source>Outliers pull no harder than others; its gradient does not get smaller near the goal, and is 0 at it.</source>
        <translation>离群点的拉力不比别的点大；接近目标时梯度不会变小，恰在目标处为 0。</translation>
    </message>
    <message>
        <source>1/m · Σ h(T - Y);  h(e) = e²/2 for |e| ≤ delta, else delta·(|e| - delta/2)</source>
        <translation>1/m · Σ h(T - Y);  |e| ≤ delta 时 h(e) = e²/2，否则为 delta·(|e| - delta/2)</translation>
    </message>
    <message>
        <source>half_mse near the goal, straight beyond delta: an outlier pulls by at most delta.</source>
        <translation>接近目标时同 half_mse，超过 delta 则为直线：离群点的拉力最多为 delta。</translation>
    </message>
    <message>
        <source>1/m · Σ s(T - Y);  s(e) = e²/(2 beta) for |e| &lt; beta, else |e| - beta/2</source>
        <translation>1/m · Σ s(T - Y);  |e| &lt; beta 时 s(e) = e²/(2 beta)，否则为 |e| - beta/2</translation>
    </message>
    <message>
        <source>mae with a rounded tip: huber divided by beta. A small beta makes the tip sharp.</source>
        <translation>尖端变圆的 mae，即 huber 除以 beta。beta 越小，尖端越尖。</translation>
    </message>
    <message>
        <source>ReLU on the right; on the left it falls smoothly to -alpha, so outputs centre on 0 and few units die.</source>
        <translation>右侧同 ReLU；左侧平滑地降到 −alpha，因此输出接近零中心，很少有单元死亡。</translation>
    </message>
    <message>
        <source>An ELU scaled so that z keeps mean 0 and variance 1 from layer to layer (with lecun_normal); f&apos; exceeds 1.</source>
        <translation>经过缩放的 ELU，使 z 逐层保持均值 0、方差 1（配合 lecun_normal）；f&apos; 会超过 1。</translation>
    </message>
    <message>
        <source>All units of a layer stay equal for ever; where f(0) = 0 only the biases of the output learn at all.</source>
        <translation>同一层的单元永远相同（对称性无法打破）；若 f(0) = 0，则只有输出层的偏置能够学习。</translation>
    </message>
    <message>
        <source>All units of a layer stay equal for ever: they learn, but all the same, so that one would do. The scale makes it any other constant.</source>
        <translation>同一层的单元永远相同：它们会学习，但学得一模一样，有一个就够了（对称性无法打破）。用倍数可得到其他常数。</translation>
    </message>
    <message>
        <source>Whatever the width: sums over many inputs grow.</source>
        <translation>不考虑层宽：输入很多时，加权和会很大。</translation>
    </message>
    <message>
        <source>Glorot and Bengio 2010: keeps the variance of a and of δ through tanh-like layers.</source>
        <translation>Glorot 与 Bengio，2010：经过类似 tanh 的层时，使 a 和 δ 的方差保持不变。</translation>
    </message>
    <message>
        <source>He et al. 2015: makes up for the half that ReLU cuts away.</source>
        <translation>何恺明等，2015：弥补被 ReLU 截去的一半。</translation>
    </message>
    <message>
        <source>LeCun et al. 1998: z is as large as the inputs. Made for SELU, and for tanh-like layers.</source>
        <translation>LeCun 等，1998：使 z 与输入大小相当。适合 SELU 和类似 tanh 的层。</translation>
    </message>
    <message>
        <source>W Wᵀ = 1, or Wᵀ W = 1 for more units than inputs</source>
        <translation>W Wᵀ = 1；单元多于输入时 Wᵀ W = 1</translation>
    </message>
    <message>
        <source>Saxe et al. 2013: a square W turns a and δ without making either longer or shorter, however deep the net.</source>
        <translation>Saxe 等，2013：方阵 W 只旋转 a 和 δ，不改变它们的长度，无论网络多深。</translation>
    </message>
    <message>
        <source>As in TensorFlow Playground, whatever the width.</source>
        <translation>与 TensorFlow Playground 相同，不考虑层宽。</translation>
    </message>
    <message>
        <source>The largest of k straight lines, all learned: each unit makes its own activation. Only the winning line of a sample learns from it.</source>
        <translation>在 k 条学习得到的直线中取最大值：每个单元自己学出激活函数。对每个样本，只有胜出的那条直线得到更新。</translation>
    </message>
    <message>
        <source>Plain gradient descent on each mini-batch.</source>
        <translation>对每个小批量做普通的梯度下降。</translation>
    </message>
    <message>
        <source>Remembers past gradients: steady directions gather speed, those that change sign cancel.</source>
        <translation>记住以往的梯度：方向一致则加速，正负交替则抵消。</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: the gradient of now is corrected by where the velocity is about to lead.</source>
        <translation>有预见的动量：用速度即将到达之处修正当前的梯度。</translation>
    </message>
    <message>
        <source>Weights may grow as the data ask for.</source>
        <translation>不加惩罚，权重随数据的需要增大。</translation>
    </message>
    <message>
        <source>Pushes every weight towards 0 with the same force, and so leaves few of them; its derivative at 0 is 0.</source>
        <translation>以同样的力度把所有权重推向 0，最后只剩少数不为 0；在 0 处导数取 0。</translation>
    </message>
    <message>
        <source>Pushes a weight towards 0 in proportion to itself: weights shrink and stay spread out.</source>
        <translation>按权重的大小成比例地推向 0：权重变小，但仍然分散。</translation>
    </message>
    <message>
        <source>No bend: layers of it alone are one straight map, however many, and cannot solve what is not linear. Used for the output of a regression.</source>
        <translation>线性函数：只用它，无论多少层仍等于一个线性变换，解决不了非线性问题。用于回归的输出层。</translation>
    </message>
    <message>
        <source>f(z) = -1, 0 or 1, the sign of z;  f&apos; = 0</source>
        <translation>f(z) = -1、0 或 1，即 z 的符号;  f&apos; = 0</translation>
    </message>
    <message>
        <source>Flat on both sides, so its derivative is 0 everywhere: no error gets back through it, nothing below learns.</source>
        <translation>两侧都是平的，导数处处为 0：误差无法传回，前面的层学不到任何东西。</translation>
    </message>
    <message>
        <source>the probabilities of the classes, in [0, 1], as softmax gives them; targets likewise</source>
        <translation>各类的概率，在 [0, 1] 之内，如 softmax 所给出的；目标也是如此</translation>
    </message>
    <message>
        <source>Relative entropy: 0 only where both distributions are equal; for one-hot targets it is the cross-entropy. A plain sum over all samples: loss and gradient grow with the batch, so a larger batch needs a smaller learning rate.</source>
        <translation>相对熵：当且仅当两个分布相同时为 0；目标为独热编码时就是交叉熵。它对所有样本直接求和：损失和梯度随批增大，批越大，学习率应越小。</translation>
    </message>
    <message>
        <source>For classes: only the output of the true class counts, so the outputs have to share out one whole, as softmax does; then δ = a - T. A plain sum over all samples: loss and gradient grow with the batch, so a larger batch needs a smaller learning rate.</source>
        <translation>用于分类：只看正确类别的输出，因此各输出之和须为 1，如 softmax；此时 δ = a − T。它对所有样本直接求和：损失和梯度随批增大，批越大，学习率应越小。</translation>
    </message>
    <message>
        <source>probabilities in [0, 1], each of its own yes-no question; targets in [0, 1]</source>
        <translation>[0, 1] 之内的概率，各对应一个是非问题；目标在 [0, 1] 之内</translation>
    </message>
    <message>
        <source>After a sigmoid, δ = (a - T)/m: the sigmoid&apos;s small derivative cancels, and a confident error still learns.</source>
        <translation>接在 sigmoid 之后时 δ = (a − T)/m：sigmoid 的小导数被约去，自信的错误也能得到纠正。</translation>
    </message>
    <message>
        <source>For classes of unequal size: alpha above 1 makes a missed yes dearer than a false alarm.</source>
        <translation>用于样本不均衡的分类：alpha 大于 1 时，漏报比误报代价更高。</translation>
    </message>
    <message>
        <source>Passes what is positive, at slope 1: quick, and no vanishing there; a sound first choice. Straight on both sides, and yet layers of it are not linear. Beware: for z ≤ 0 output and slope are 0. The signals lost there are seldom missed, but a unit that is always there is dead.</source>
        <translation>正数原样通过，导数为 1：计算快，梯度不会在此消失；不知道用什么时可先选它。它在两侧都是直线，组合起来的网络却是非线性的。注意：z ≤ 0 时输出和导数均为 0。在那里丢失的信号通常无关紧要，但始终如此的单元即已死亡。</translation>
    </message>
    <message>
        <source>A ReLU that cannot grow beyond 6, which suits numbers of few bits; it is flat on both sides.</source>
        <translation>不超过 6 的 ReLU，适合位数少的数值；两侧都是平的。</translation>
    </message>
    <message>
        <source>A ReLU that covers the negative side too, at a small slope: no unit dies, and one that would be dead can come back.</source>
        <translation>也顾及负数一侧的 ReLU，在那里保留小斜率：单元不会死亡，本会死亡的单元还能恢复。</translation>
    </message>
    <message>
        <source>A leaky ReLU whose slope is learned, one for each unit: training finds how much the left side passes.</source>
        <translation>斜率可学习的 leaky ReLU，每个单元一个：左侧通过多少由训练决定。</translation>
    </message>
    <message>
        <source>The learning rate stays as it is set.</source>
        <translation>学习率保持所设的值。</translation>
    </message>
    <message>
        <source>Falls by the same factor every so many epochs: the loss often drops a stair right after.</source>
        <translation>每隔若干轮按同一倍数下降：损失往往随即下降一级台阶。</translation>
    </message>
    <message>
        <source>Falls by the same factor in every epoch: fast at first, never quite to 0.</source>
        <translation>每一轮按同一倍数下降：起初很快，但永远不到 0。</translation>
    </message>
    <message>
        <source>Slowly at first, fast in the middle, slowly at the end: down in T epochs, then up again, and so on.</source>
        <translation>先慢，中间快，最后慢：用 T 轮降到最低，再升上去，如此反复。</translation>
    </message>
    <message>
        <source>Halved when d · e is 1, then ever more slowly: the classic decay of stochastic approximation.</source>
        <translation>d · e 为 1 时减半，此后越来越慢：随机逼近的经典衰减方式。</translation>
    </message>
    <message>
        <source>one number (logit) per class, not yet a probability; targets one-hot</source>
        <translation>每类一个数（logit），还不是概率；目标为独热编码</translation>
    </message>
    <message>
        <source>The softmax is inside the loss: the output layer stays linear, and δ = (softmax(Y) - T)/m.</source>
        <translation>softmax 已含在损失函数中：输出层保持线性，δ = (softmax(Y) − T)/m。</translation>
    </message>
    <message>
        <source>one number (logit) per yes-no question, not yet a probability; targets in [0, 1]</source>
        <translation>每个是非问题一个数（logit），还不是概率；目标在 [0, 1] 之内</translation>
    </message>
    <message>
        <source>bce with the sigmoid inside: the output layer stays linear, and δ = (sigmoid(Y) - T)/m.</source>
        <translation>内含 sigmoid 的 bce：输出层保持线性，δ = (sigmoid(Y) − T)/m。</translation>
    </message>
    <message>
        <source>the logarithms of the classes&apos; probabilities, at most 0; targets one-hot</source>
        <translation>各类概率的对数，不大于 0；目标为独热编码</translation>
    </message>
    <message>
        <source>The output of the true class, with its sign turned: right for log-probabilities. Nothing else bounds it: after a linear layer it falls for ever, after a softmax it ends at −1.</source>
        <translation>正确类别的输出取负号：适合对数概率。除此之外没有下界：接在线性层之后会一直下降，接在 softmax 之后止于 −1。</translation>
    </message>
    <message>
        <source>a number whose sign is the answer; targets −1 or +1</source>
        <translation>一个数，其符号即答案；目标为 −1 或 +1</translation>
    </message>
    <message>
        <source>What is right by a margin of 1 costs nothing and teaches nothing more; at the margin itself, neither.</source>
        <translation>以 1 以上的间隔判对的样本没有代价，也不再教给网络什么；恰在间隔处也是如此。</translation>
    </message>
    <message>
        <source>A hinge that pulls the harder the further a sample is on the wrong side, and lets go smoothly.</source>
        <translation>样本错得越远拉得越紧、松开时平滑的合页损失。</translation>
    </message>
    <message>
        <source>The logistic loss: bce with its sigmoid, written for targets of ±1. A rounded hinge that never lets go.</source>
        <translation>逻辑损失：即 bce 加 sigmoid，写成目标为 ±1 的形式。它是圆滑的、永不松开的合页损失。</translation>
    </message>
    <message>
        <source>the logarithm of the expected count; targets of 0 or more</source>
        <translation>期望计数的对数；目标不小于 0</translation>
    </message>
    <message>
        <source>For counts: e^Y is the rate of a Poisson distribution. The loss can be negative, its zero means nothing.</source>
        <translation>用于计数：e^Y 是泊松分布的参数。损失可以为负，0 没有特别的含义。</translation>
    </message>
    <message>
        <source>1/(m·C) · Σ_{j≠c} max(0, 1 - Y_c + Y_j);  c the class of T, C classes</source>
        <translation>1/(m·C) · Σ_{j≠c} max(0, 1 - Y_c + Y_j);  c 为 T 的类别，共 C 类</translation>
    </message>
    <message>
        <source>one score per class; targets one-hot</source>
        <translation>每类一个得分；目标为独热编码</translation>
    </message>
    <message>
        <source>A hinge for classes: the true class has to lead every other by 1, and what leads by more is left alone.</source>
        <translation>多分类的合页损失：正确类别须比其他每一类高出 1，高出更多的不再理会。</translation>
    </message>
    <message>
        <source>z times the chance that a normal number is below it: a ReLU with a soft corner, usual in transformers.</source>
        <translation>z 乘以正态随机数小于 z 的概率：折点柔和的 ReLU，常用于 Transformer。</translation>
    </message>
    <message>
        <source>z times its own sigmoid: a smooth ReLU that dips below 0, so a unit on the left still learns a little.</source>
        <translation>z 乘以自身的 sigmoid：略低于 0 的光滑 ReLU，左侧的单元仍能学到一点。</translation>
    </message>
    <message>
        <source>Close to silu, with a slightly deeper dip; smooth everywhere, at the price of dearer arithmetic.</source>
        <translation>接近 silu，凹处略深；处处光滑，但计算代价更高。</translation>
    </message>
    <message>
        <source>A ReLU with a round corner; its derivative is the sigmoid, so no unit is ever quite dead.</source>
        <translation>折点变圆的 ReLU；其导数就是 sigmoid，因此没有单元会完全死亡。</translation>
    </message>
    <message>
        <source>Turns a layer into probabilities: all positive, their sum is 1, and every z moves every output.</source>
        <translation>把一层的输出变为概率：全为正数，总和为 1，每个 z 都影响每个输出。</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A number is needed here. The old value stays.</source>
        <translation>此处须填数字，已保留原值。</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Write it like 0.03 or 1e-3.</source>
        <translation>“{text}”不是数字。请写成 0.03 或 1e-3 的形式。</translation>
    </message>
    <message>
        <source>{text} is not a whole number.</source>
        <translation>{text} 不是整数。</translation>
    </message>
    <message>
        <source>{text} is too small: more than {low}.</source>
        <translation>{text} 太小：须大于 {low}。</translation>
    </message>
    <message>
        <source>{text} is too small: at least {low}.</source>
        <translation>{text} 太小：至少为 {low}。</translation>
    </message>
    <message>
        <source>{text} is too large: less than {high}.</source>
        <translation>{text} 太大：须小于 {high}。</translation>
    </message>
    <message>
        <source>{text} is too large: at most {high}.</source>
        <translation>{text} 太大：最多为 {high}。</translation>
    </message>
</context>
<context>
    <name>OutlierView</name>
    <message>
        <source>Point {number} at ({x}, {y})</source>
        <translation>第 {number} 点，位于 ({x}, {y})</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>part of L</source>
        <translation>在 L 中</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>level</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>pull, times the others&apos;</source>
        <translation>拉力，为其他点的倍数</translation>
    </message>
    <message>
        <source>The mean of all y is {mean}, their median {median}.</source>
        <translation>全部 y 的平均值为 {mean}，中位数为 {median}。</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已稳定</translation>
    </message>
    <message>
        <source>training…</source>
        <translation>训练中……</translation>
    </message>
    <message>
        <source>fits with an outlier</source>
        <translation>含离群点的拟合</translation>
    </message>
    <message>
        <source>What an outlier does</source>
        <translation>离群点的影响</translation>
    </message>
    <message>
        <source>&lt;b&gt;Try:&lt;/b&gt; drag the ringed point up and down: which line follows it, and which lets it go?</source>
        <translation>&lt;b&gt;试一试：&lt;/b&gt;上下拖动带圈的点：哪条直线跟着它走？哪条不为所动？</translation>
    </message>
    <message>
        <source>Fit with</source>
        <translation>用以拟合的损失</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>The chosen point</source>
        <translation>选中的点</translation>
    </message>
    <message>
        <source>Fit a constant, no line</source>
        <translation>拟合常数，而非直线</translation>
    </message>
    <message>
        <source>The squares lead to the mean of all y, the absolute values to their median.</source>
        <translation>平方得到全部 y 的平均值，绝对值得到它们的中位数。</translation>
    </message>
    <message>
        <source>Put the outlier back</source>
        <translation>放回离群点</translation>
    </message>
    <message>
        <source>Without outlier</source>
        <translation>没有离群点</translation>
    </message>
    <message>
        <source>Tick a loss on the left.</source>
        <translation>请在左侧勾选一个损失。</translation>
    </message>
    <message>
        <source>points and the line of each loss</source>
        <translation>各点与每个损失拟合的直线</translation>
    </message>
    <message>
        <source>point {number}: x = {x}, y = {y}</source>
        <translation>第 {number} 点：x = {x}，y = {y}</translation>
    </message>
    <message>
        <source>Points and fitted lines; left and right choose a point, up and down move it, faster with Shift</source>
        <translation>各点与拟合的直线；左右键选点，上下键移动，按住 Shift 更快</translation>
    </message>
    <message>
        <source>what each point adds to the loss</source>
        <translation>每个点对损失的贡献</translation>
    </message>
    <message>
        <source>how hard each point pulls: above 0, the line down</source>
        <translation>每个点的拉力：大于 0 时把直线往下拉</translation>
    </message>
    <message>
        <source>What each point adds to the loss</source>
        <translation>每个点对损失的贡献</translation>
    </message>
    <message>
        <source>How hard each point pulls</source>
        <translation>每个点的拉力</translation>
    </message>
    <message>
        <source>The chosen point under each loss</source>
        <translation>选中的点在各损失下的数值</translation>
    </message>
    <message>
        <source>The lines</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>What each loss has found</source>
        <translation>各损失得到的结果</translation>
    </message>
</context>
<context>
    <name>OutputsView</name>
    <message>
        <source>term</source>
        <translation>项</translation>
    </message>
    <message>
        <source>− mean</source>
        <translation>减均值</translation>
    </message>
    <message>
        <source>loss of several outputs</source>
        <translation>多个输出的损失</translation>
    </message>
    <message>
        <source>Losses of several outputs</source>
        <translation>多个输出的损失</translation>
    </message>
    <message>
        <source>Loss over several outputs</source>
        <translation>多个输出的损失</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Term by term</source>
        <translation>逐项</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Make Y equal to T</source>
        <translation>让 Y 等于 T</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>增加一个</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减少一个</translation>
    </message>
    <message>
        <source>Up to five can be told apart.</source>
        <translation>最多能分辨五个。</translation>
    </message>
    <message>
        <source>At least two are needed.</source>
        <translation>至少需要两个。</translation>
    </message>
    <message>
        <source>Terms and gradient of each output</source>
        <translation>每个输出的项与梯度</translation>
    </message>
    <message>
        <source>entropy of T</source>
        <translation>T 的熵</translation>
    </message>
    <message>
        <source>cross entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Cross entropy is entropy plus KL</source>
        <translation>交叉熵等于熵加 KL 散度</translation>
    </message>
    <message>
        <source>output {number}: {value}</source>
        <translation>第 {number} 个输出：{value}</translation>
    </message>
    <message>
        <source>probabilities: drag them</source>
        <translation>概率：可拖动</translation>
    </message>
    <message>
        <source>scores: drag them</source>
        <translation>得分：可拖动</translation>
    </message>
    <message>
        <source>what each output adds to the loss</source>
        <translation>每个输出对损失的贡献</translation>
    </message>
    <message>
        <source>above 0: this output has to fall</source>
        <translation>大于 0：该输出应当减小</translation>
    </message>
    <message>
        <source>left and right choose, up and down move</source>
        <translation>左右键选择，上下键移动</translation>
    </message>
</context>
<context>
    <name>OutputsWords</name>
    <message>
        <source>&lt;b&gt;Try:&lt;/b&gt; raise the bar of the true class, then click another class of T: what happens to the loss, and where does the gradient push?</source>
        <translation>&lt;b&gt;试一试：&lt;/b&gt;把真实类别的条形拉高，再点击 T 中的另一类：损失怎样变化？梯度往哪个方向推？</translation>
    </message>
    <message>
        <source>&lt;b&gt;Try:&lt;/b&gt; drag the bars of T and Y, then make them equal: what is left of the loss, and what of cross entropy?</source>
        <translation>&lt;b&gt;试一试：&lt;/b&gt;拖动 T 和 Y 的条形，再让两者相等：损失还剩多少？交叉熵又剩多少？</translation>
    </message>
    <message>
        <source>Only those that come nearer than 1 to the true class cost anything and are pulled.</source>
        <translation>只有与真实类别的得分差不足 1 的类别才有损失，也只有它们会被拉动。</translation>
    </message>
    <message>
        <source>T and Y are equal: KL is 0, and cross entropy is the entropy of T, its least.</source>
        <translation>T 与 Y 相等：KL 散度为 0，交叉熵等于 T 的熵，已是最小值。</translation>
    </message>
    <message>
        <source>Only the true class counts: the loss is −ln of its probability.</source>
        <translation>只看真实类别：损失是其概率的 −ln。</translation>
    </message>
    <message>
        <source>Class {right} is the most probable. The loss is −ln of the true class&apos;s probability, and the gradient is softmax(Y) − T: it sums to 0.</source>
        <translation>第 {right} 类的概率最大。损失是真实类别概率的 −ln，梯度是 softmax(Y) − T，各项之和为 0。</translation>
    </message>
    <message>
        <source>T and Y differ, so KL is above 0. It is 0 only where they are equal.</source>
        <translation>T 与 Y 不同，所以 KL 散度大于 0。只有两者相等时它才为 0。</translation>
    </message>
    <message>
        <source>A share can only grow at the others&apos; cost, so what counts is the gradient without its mean (− mean): it is 0 where nothing can be gained.</source>
        <translation>一个概率只有在其他概率减小时才能增大，所以起作用的是减去均值后的梯度：它为 0 时，损失无法再减小。</translation>
    </message>
    <message>
        <source>the true class: click it</source>
        <translation>真实类别：点击选择</translation>
    </message>
    <message>
        <source>the target: drag them</source>
        <translation>目标：可拖动</translation>
    </message>
    <message>
        <source>what the loss takes</source>
        <translation>损失的输入</translation>
    </message>
    <message>
        <source>probabilities: their sum is 1</source>
        <translation>概率：总和为 1</translation>
    </message>
</context>
<context>
    <name>OwnTable</name>
    <message>
        <source>{count} classes</source>
        <translation>{count} 类</translation>
    </message>
    <message>
        <source>two classes, ±1</source>
        <translation>两类，±1</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>回归</translation>
    </message>
    <message>
        <source>{rows} rows × {columns} columns</source>
        <translation>{rows} 行 × {columns} 列</translation>
    </message>
    <message>
        <source>own data</source>
        <translation>自己的数据</translation>
    </message>
    <message>
        <source>Read as classes</source>
        <translation>按类别读取</translation>
    </message>
    <message>
        <source>The target column holds few different whole numbers: perhaps classes.</source>
        <translation>目标列只有少数几个不同的整数：也许是类别。</translation>
    </message>
    <message>
        <source>Read as numbers</source>
        <translation>按数值读取</translation>
    </message>
    <message>
        <source>The classes are called by numbers: perhaps a regression is meant.</source>
        <translation>类别以数字命名：也许应作回归。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>ParameterFields</name>
    <message>
        <source>{parameter} of {function}</source>
        <translation>{function} 的 {parameter}</translation>
    </message>
    <message>
        <source>{name}, number {number}</source>
        <translation>{name}，第 {number} 个数</translation>
    </message>
</context>
<context>
    <name>ParameterSlider</name>
    <message>
        <source>{parameter} of {function}</source>
        <translation>{function} 的 {parameter}</translation>
    </message>
</context>
<context>
    <name>PathPlane</name>
    <message>
        <source>Path of two weights over the last steps</source>
        <translation>两个权重在最近若干步中的路径</translation>
    </message>
    <message>
        <source>Shaded: where a step of one sample alone can lead, given the signs of the two inputs. The arrow is the way downhill over all samples of the probe.</source>
        <translation>阴影：按两个输入的符号，单个样本的一步所能去的方向。箭头是对探针全部样本而言的下坡方向。</translation>
    </message>
    <message>
        <source>downhill</source>
        <translation>下坡</translation>
    </message>
    <message>
        <source>both grow</source>
        <translation>都增大</translation>
    </message>
    <message>
        <source>both shrink</source>
        <translation>都减小</translation>
    </message>
    <message>
        <source>one grows</source>
        <translation>一个增大</translation>
    </message>
    <message>
        <source>the other grows</source>
        <translation>另一个增大</translation>
    </message>
</context>
<context>
    <name>PathSource</name>
    <message>
        <source>Directions of the path as it was at step {step}: {first} and {second} of its variation.</source>
        <translation>方向取自第 {step} 步时的路径：分别占其变化的 {first} 和 {second}。</translation>
    </message>
    <message>
        <source>The path has left this plane since: take it as it is now.</source>
        <translation>路径后来已离开这个平面：请改用现在的路径。</translation>
    </message>
    <message>
        <source>Take the path as it is now</source>
        <translation>改用现在的路径</translation>
    </message>
    <message>
        <source>The principal directions of the way from the start to where it stands now.</source>
        <translation>从起点到当前位置这段路径的主方向。</translation>
    </message>
    <message>
        <source>Directions of the path</source>
        <translation>路径的方向</translation>
    </message>
</context>
<context>
    <name>PlaneChoice</name>
    <message>
        <source>Column to the right</source>
        <translation>横轴的列</translation>
    </message>
    <message>
        <source>Column upwards</source>
        <translation>纵轴的列</translation>
    </message>
    <message>
        <source>others as in sample</source>
        <translation>其余列取自样本</translation>
    </message>
    <message>
        <source>The other columns as in sample</source>
        <translation>其余列取自样本</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>The number of a sample, or empty for the mean. A click on a point of the map chooses it, too.</source>
        <translation>样本编号；留空表示取均值。也可以点击图中的点来选择。</translation>
    </message>
</context>
<context>
    <name>PlanePlot</name>
    <message>
        <source>standardized, others at their mean</source>
        <translation>已标准化的输入，其余取均值</translation>
    </message>
    <message>
        <source>the other inputs at their mean</source>
        <translation>其余输入取均值</translation>
    </message>
    <message>
        <source>drag the line: the slice</source>
        <translation>拖动这条线：切片</translation>
    </message>
    <message>
        <source>standardized inputs</source>
        <translation>已标准化的输入</translation>
    </message>
    <message>
        <source>maxout cells</source>
        <translation>Maxout 胜出区域</translation>
    </message>
    <message>
        <source>Who wins where, and the slice</source>
        <translation>各处谁胜出，以及切片</translation>
    </message>
    <message>
        <source>Who wins where</source>
        <translation>各处谁胜出</translation>
    </message>
    <message>
        <source>slice from ({0}, {1}) to ({2}, {3})</source>
        <translation>切片从 ({0}, {1}) 到 ({2}, {3})</translation>
    </message>
    <message>
        <source>whole line</source>
        <translation>整条线</translation>
    </message>
    <message>
        <source>its start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>arrows move: {0}</source>
        <translation>方向键移动：{0}</translation>
    </message>
</context>
<context>
    <name>PlotMenu</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Copied the picture: {what}</source>
        <translation>已复制图片：{what}</translation>
    </message>
    <message>
        <source>Copied the values: {what}</source>
        <translation>已复制数值：{what}</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>数值 (*.csv)</translation>
    </message>
    <message>
        <source>Saved {names} in {folder}</source>
        <translation>已将 {names} 保存到 {folder}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Circle</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>For some hundred steps hardly anything happens. Then the four bent lines of the first layer close around the disc.</source>
        <translation>最初几百步几乎没有变化，然后第一层的四条弯曲边界合拢，围住圆盘。</translation>
    </message>
    <message>
        <source>Xor</source>
        <translation>异或</translation>
    </message>
    <message>
        <source>Opposite squares are alike, and no straight line parts them. Watch the first layer fold the plane so that the second one can.</source>
        <translation>对角的方块同类，没有一条直线能把两类分开。看第一层如何折叠平面，好让第二层把它们分开。</translation>
    </message>
    <message>
        <source>Gauss</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>Two clouds, and one straight line is enough: it is found within a hundred steps. Remove the layers, and it still is.</source>
        <translation>两团点云，一条直线就够了：不到一百步便能找到。去掉所有隐藏层，照样能找到。</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>Four and two units are too few: the loss hardly falls. Turn on the sines, or give it two layers of eight units, and it learns.</source>
        <translation>四个加两个单元太少：损失几乎不降。打开两个正弦特征，或改用两层各八个单元，它就能学会。</translation>
    </message>
    <message>
        <source>Spiral with Adam</source>
        <translation>用 Adam 解螺旋</translation>
    </message>
    <message>
        <source>Adam winds both arms apart within a thousand steps, each parameter at its own pace. Take sgd at the same rate: three times as many steps and hardly a bend.</source>
        <translation>不到一千步，Adam 就把两条旋臂分开，每个参数都有自己的步调。换成相同学习率的 sgd：三倍的步数，边界几乎还没有弯曲。</translation>
    </message>
    <message>
        <source>16 sigmoid layers</source>
        <translation>16 层 sigmoid</translation>
    </message>
    <message>
        <source>Each sigmoid lets at most a quarter of δ pass: less than a billionth of it reaches layer 1, and the weights there stand still. Try relu with he_normal.</source>
        <translation>每个 sigmoid 最多让四分之一的 δ 通过：到达第 1 层的不足十亿分之一，那里的权重一动不动。试试 relu 配 he_normal。</translation>
    </message>
    <message>
        <source>Maxout on a circle</source>
        <translation>Maxout 与圆环</translation>
    </message>
    <message>
        <source>One unit, the largest of its five straight lines: they close around the disc. With any other activation one unit has only one line to draw.</source>
        <translation>只有一个单元，取五条直线中的最大值：它们合拢围住圆盘。换成别的激活函数，一个单元只能画一条线。</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>The species setosa is told apart within fifty steps. The other two overlap: they take ten times as long, and some flowers stay wrong.</source>
        <translation>不到五十步就能认出山鸢尾。另外两种相互重叠：要多花十倍的时间，而且总有几朵认错。</translation>
    </message>
    <message>
        <source>Iris as probabilities</source>
        <translation>鸢尾花的概率</translation>
    </message>
    <message>
        <source>The last layer is a softmax: three probabilities that make one whole. Behind it cross_entropy cancels its slope, so that δ is just output minus target.</source>
        <translation>最后一层是 softmax：三个概率，总和为 1。其后的 cross_entropy 约去它的导数，δ 就是输出减目标。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>64 pixels, ten digits. After one epoch four of five unseen ones are right; the last few in a hundred take a hundred times as long.</source>
        <translation>64 个像素，十个数字。一轮之后，未见过的数字五个里已对四个；最后百分之几则要多花一百倍的时间。</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>All runs, with their losses at round steps</source>
        <translation>所有运行，以及它们在各个整步数时的损失</translation>
    </message>
    <message>
        <source>Go on with this one alone</source>
        <translation>只用这一个继续</translation>
    </message>
    <message>
        <source>End all others; the chosen one goes on as it stands</source>
        <translation>结束其他所有运行；选中的这个从现状继续</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>loss now</source>
        <translation>当前损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Training loss at step {step}, between the two nearest measurements</source>
        <translation>第 {step} 步的训练损失，由最近的两次测量插值得到</translation>
    </message>
    <message>
        <source>Share of the test samples that is told right</source>
        <translation>测试样本中判断正确的比例</translation>
    </message>
    <message>
        <source>Training loss from the first step to now; one scale for all</source>
        <translation>从第一步到现在的训练损失；各行刻度相同</translation>
    </message>
    <message>
        <source>overflow at step {step}</source>
        <translation>第 {step} 步溢出</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>目前最好</translation>
    </message>
    <message>
        <source>Best so far: {name}, training loss {loss}</source>
        <translation>目前最好：{name}，训练损失 {loss}</translation>
    </message>
</context>
<context>
    <name>RaceControls</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Let both learn</source>
        <translation>让两者学习</translation>
    </message>
    <message>
        <source>One sigmoid neuron, one sample</source>
        <translation>一个 sigmoid 神经元，一个样本</translation>
    </message>
    <message>
        <source>Target T</source>
        <translation>目标 T</translation>
    </message>
    <message>
        <source>Start z</source>
        <translation>起点 z</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Steps per frame</source>
        <translation>每帧步数</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
</context>
<context>
    <name>RandomSource</name>
    <message>
        <source>Directions drawn at step {step}; they stay while it trains.</source>
        <translation>方向在第 {step} 步抽取；训练时保持不变。</translation>
    </message>
    <message>
        <source>All weights are 0 and so are directions as long as they are: the picture is flat.</source>
        <translation>所有权重都是 0，与之等长的方向也是 0：图形是平的。</translation>
    </message>
    <message>
        <source>Draw other directions</source>
        <translation>换一组方向</translation>
    </message>
    <message>
        <source>Random directions</source>
        <translation>随机方向</translation>
    </message>
    <message>
        <source>How far it is shown to both sides; 1 is as far as each row of W is long. Empty: 1.</source>
        <translation>两侧各显示多远；1 等于 W 每一行的长度。留空：1。</translation>
    </message>
</context>
<context>
    <name>ReadyMade</name>
    <message>
        <source>Squares: where the 2 goes</source>
        <translation>平方：2 去了哪里</translation>
    </message>
    <message>
        <source>The slope of mse is 2(Y − T). Half of it is the loss of the delta rule: the 2 cancels, and Y − T is left.</source>
        <translation>mse 的斜率是 2(Y − T)。取一半便是 delta 规则的损失：2 被约去，只剩 Y − T。</translation>
    </message>
    <message>
        <source>Sum or mean, ten samples</source>
        <translation>求和还是平均，十个样本</translation>
    </message>
    <message>
        <source>l1 sums, mae averages, l2 is the root of mse. Of one sample the three are the same; of ten alike l1 is ten times as large, and so is its slope.</source>
        <translation>l1 求和，mae 求平均，l2 是 mse 的平方根。只有一个样本时三者相同；十个相同的样本时，l1 大十倍，斜率也大十倍。</translation>
    </message>
    <message>
        <source>A large error</source>
        <translation>一个很大的误差</translation>
    </message>
    <message>
        <source>The square makes one large error outweigh many small ones; mae and huber let it pull by 1 only.</source>
        <translation>平方使一个大误差压过许多小误差；mae 和 huber 的拉力至多为 1。</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>A confident mistake: bce goes to infinity where mse never exceeds 1, and its slope with it.</source>
        <translation>自信却错误：bce 趋于无穷，斜率也随之趋于无穷，而 mse 从不超过 1。</translation>
    </message>
    <message>
        <source>Scores and margins</source>
        <translation>得分与间隔</translation>
    </message>
    <message>
        <source>Right by 1, a hinge lets go; the logistic loss never quite does. mse punishes even what is right by more.</source>
        <translation>正确且超出 1 时，hinge 便放手；逻辑损失永远不会完全放手。mse 连超出更多的正确答案也要惩罚。</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>{file} (not found)</source>
        <translation>{file}（未找到）</translation>
    </message>
</context>
<context>
    <name>RegionsControls</name>
    <message>
        <source>linear regions</source>
        <translation>线性区域</translation>
    </message>
    <message>
        <source>Show the exact linear regions</source>
        <translation>显示精确的线性区域</translation>
    </message>
    <message>
        <source>The regions in which the network is one linear map each: exact, not sampled. The heavy line with a light rim is the decision boundary.</source>
        <translation>网络在其中各是一个线性映射的区域：精确求得，并非采样。带浅色边的粗线是决策边界。</translation>
    </message>
    <message>
        <source>join equal</source>
        <translation>合并相同的</translation>
    </message>
    <message>
        <source>Join neighbouring regions with the same map</source>
        <translation>合并映射相同的相邻区域</translation>
    </message>
    <message>
        <source>Join neighbours in which the network computes the same: count distinct maps, not patterns of units.</source>
        <translation>合并网络计算相同的相邻区域：数不同的映射，而不是单元的模式。</translation>
    </message>
    <message>
        <source>Colour of the regions</source>
        <translation>区域的颜色</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The output itself, the boundaries on top</source>
        <translation>输出本身，边界画在上面</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>A colour for each activation pattern, the same one at every step</source>
        <translation>每个激活模式一种颜色，各步相同</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>The darker, the more the output changes there</source>
        <translation>颜色越深，输出在那里变化越快</translation>
    </message>
</context>
<context>
    <name>RegionsPart</name>
    <message>
        <source>linear regions</source>
        <translation>线性区域</translation>
    </message>
</context>
<context>
    <name>RegionsReport</name>
    <message>
        <source>In the marked region</source>
        <translation>在标出的区域内</translation>
    </message>
    <message>
        <source>Bends of layer 1 thick, of layer 2 thin, then dashed.</source>
        <translation>第 1 层的弯折线粗，第 2 层细，其后虚线。</translation>
    </message>
    <message>
        <source>Point at a region, or use the arrow keys: its own linear map stands here.</source>
        <translation>指向一个区域，或使用方向键：这里给出它自己的线性映射。</translation>
    </message>
</context>
<context>
    <name>RegionsWords</name>
    <message>
        <source>linear regions</source>
        <translation>线性区域</translation>
    </message>
    <message>
        <source>1 region</source>
        <translation>1 个区域</translation>
    </message>
    <message>
        <source>{0} regions</source>
        <translation>{0} 个区域</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>计算中</translation>
    </message>
    <message>
        <source>activation patterns</source>
        <translation>激活模式</translation>
    </message>
    <message>
        <source>distinct maps</source>
        <translation>不同的映射</translation>
    </message>
    <message>
        <source>{0} · step {1}</source>
        <translation>{0} · 第 {1} 步</translation>
    </message>
    <message>
        <source>and {0} more outputs</source>
        <translation>另有 {0} 个输出</translation>
    </message>
    <message>
        <source>area {0}</source>
        <translation>面积 {0}</translation>
    </message>
    <message>
        <source>samples: {0} training, {1} test</source>
        <translation>样本：训练 {0}，测试 {1}</translation>
    </message>
    <message>
        <source>samples: {0}</source>
        <translation>样本：{0}</translation>
    </message>
    <message>
        <source>layer {0}: {1}</source>
        <translation>第 {0} 层：{1}</translation>
    </message>
    <message>
        <source>A digit for each unit: which straight part of its function it is on, from 0 on the left (ReLU: 0 off, 1 on); of a Maxout unit the piece that wins, from 1.</source>
        <translation>每个单元一位数字：它处在其函数的哪一段直线上，从左起由 0 数（ReLU：0 关，1 开）；Maxout 单元则是胜出的片段，从 1 数起。</translation>
    </message>
    <message>
        <source>gradient of z: grey 0, darkest {0}</source>
        <translation>z 的梯度：灰色为 0，最深为 {0}</translation>
    </message>
    <message>
        <source>Use {0} in layer {1}</source>
        <translation>在第 {1} 层使用 {0}</translation>
    </message>
    <message>
        <source>Use {0} in layers {1}</source>
        <translation>在第 {1} 层使用 {0}</translation>
    </message>
    <message>
        <source>Use only straight features</source>
        <translation>只用不弯曲的特征</translation>
    </message>
    <message>
        <source>Allow {0} regions</source>
        <translation>允许 {0} 个区域</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>重新计算</translation>
    </message>
</context>
<context>
    <name>ReliefPlot</name>
    <message>
        <source>The surface in three dimensions. The arrow keys turn it, Enter makes a step, Backspace takes it back</source>
        <translation>曲面的立体图。方向键转动它，回车走一步，退格键退回一步</translation>
    </message>
    <message>
        <source>In three dimensions</source>
        <translation>立体图</translation>
    </message>
    <message>
        <source>height: the loss, logarithmic</source>
        <translation>高度：损失（对数）</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Go on from step {step} with learning rate {rate}</source>
        <translation>从第 {step} 步以学习率 {rate} 继续</translation>
    </message>
    <message>
        <source>Restart with learning rate {rate}</source>
        <translation>以学习率 {rate} 重新开始</translation>
    </message>
</context>
<context>
    <name>RightPanel</name>
    <message>
        <source>This step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Right column</source>
        <translation>右栏</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Run bar</source>
        <translation>运行栏</translation>
    </message>
    <message>
        <source>Start again with the same weights (R)</source>
        <translation>用相同的权重重新开始（R）</translation>
    </message>
    <message>
        <source>Start again with new random weights (Shift+R)</source>
        <translation>用新的随机权重重新开始（Shift+R）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>New weights</source>
        <translation>新权重</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>train loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The run has diverged: restart it, or change a setting</source>
        <translation>训练已发散：请重来，或更改一项设置</translation>
    </message>
    <message>
        <source>Take one step (right arrow)</source>
        <translation>训练一步（右方向键）</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Train (Space)</source>
        <translation>开始训练（空格键）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop training; everything stays as it is (Space)</source>
        <translation>停止训练，一切保持原样（空格键）</translation>
    </message>
    <message>
        <source>The run has diverged: start again with the same weights (R)</source>
        <translation>训练已发散：用相同的权重重新开始（R）</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
</context>
<context>
    <name>RunFile</name>
    <message>
        <source>Save run as</source>
        <translation>运行另存为</translation>
    </message>
    <message>
        <source>Unsaved run</source>
        <translation>未保存的运行</translation>
    </message>
    <message>
        <source>Save the run to {file} before closing?</source>
        <translation>关闭前将运行保存到 {file} 吗？</translation>
    </message>
    <message>
        <source>It has trained on, or its settings were changed, since it was saved.</source>
        <translation>自上次保存以来，它又继续训练过，或设置已更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved runs (*.nnviz)</source>
        <translation>已保存的运行 (*.nnviz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Walk {number} of {many}</source>
        <translation>第 {number} 条路径，共 {many} 条</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>What makes a step out of the gradient.</source>
        <translation>怎样由梯度得到一步。</translation>
    </message>
    <message>
        <source>Rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The red notch is the border from which on descent no longer comes nearer.</source>
        <translation>红色刻线是边界：从这里起，下降不再靠近极小点。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Start, weight {number}</source>
        <translation>起点，第 {number} 个权重</translation>
    </message>
    <message>
        <source>Another start</source>
        <translation>再加一个起点</translation>
    </message>
    <message>
        <source>One more walk, led alike, from a start drawn at random; five at most.</source>
        <translation>再走一条，方法相同，起点随机选取；最多五条。</translation>
    </message>
    <message>
        <source>Another optimizer</source>
        <translation>再加一个优化器</translation>
    </message>
    <message>
        <source>One more walk from the same start with another optimizer; five at most.</source>
        <translation>从同一起点再走一条，换一个优化器；最多五条。</translation>
    </message>
    <message>
        <source>Draw the starts</source>
        <translation>随机取起点</translation>
    </message>
    <message>
        <source>All starts somewhere else, drawn at random.</source>
        <translation>所有起点都随机换到别处。</translation>
    </message>
    <message>
        <source>The chosen walk; the last one stays.</source>
        <translation>移除所选的路径；最后一条保留。</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>RunPath</name>
    <message>
        <source>as of step {step}</source>
        <translation>截至第 {step} 步</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>Walk {number}, {optimizer}: loss {loss} at {place}. {fares}</source>
        <translation>第 {number} 条路径，{optimizer}：在 {place} 处损失为 {loss}。{fares}</translation>
    </message>
    <message>
        <source>All have arrived, at different minima: where a walk ends depends on where it starts.</source>
        <translation>都已到达，但到的是不同的极小点：终点取决于起点。</translation>
    </message>
    <message>
        <source>All have arrived at the same minimum.</source>
        <translation>都到达了同一个极小点。</translation>
    </message>
    <message>
        <source>Where each walk is</source>
        <translation>各条路径走到哪里</translation>
    </message>
</context>
<context>
    <name>SampleChoice</name>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Number of the sample</source>
        <translation>样本编号</translation>
    </message>
    <message>
        <source>only mistakes</source>
        <translation>只看错误</translation>
    </message>
    <message>
        <source>Walk through those samples only that are put into a wrong class.</source>
        <translation>只在被分错类的样本之间移动。</translation>
    </message>
    <message>
        <source>The sample before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next sample</source>
        <translation>下一个样本</translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>only mistakes</source>
        <translation>只看错误</translation>
    </message>
    <message>
        <source>Step through those samples only that are put into a wrong class.</source>
        <translation>只浏览被分错类的样本。</translation>
    </message>
    <message>
        <source>Number of the sample</source>
        <translation>样本编号</translation>
    </message>
    <message>
        <source>The sample before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Sample {number}</source>
        <translation>样本 {number}</translation>
    </message>
    <message>
        <source>{target}, answer {answer}</source>
        <translation>{target}，回答 {answer}</translation>
    </message>
    <message>
        <source>{target}, told right</source>
        <translation>{target}，判断正确</translation>
    </message>
    <message>
        <source>{target}, but told {answer}</source>
        <translation>{target}，却判断为 {answer}</translation>
    </message>
    <message>
        <source>no mistakes</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>{wrong} of {count} wrong</source>
        <translation>{count} 个中错 {wrong} 个</translation>
    </message>
    <message>
        <source>test sample</source>
        <translation>测试样本</translation>
    </message>
    <message>
        <source>training sample</source>
        <translation>训练样本</translation>
    </message>
</context>
<context>
    <name>SaturationView</name>
    <message>
        <source>saturated: σ′ &lt; 0.0125</source>
        <translation>饱和：σ′ &lt; 0.0125</translation>
    </message>
    <message>
        <source>start: z = {z}</source>
        <translation>起点：z = {z}</translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation>第 {step} 步之后</translation>
    </message>
    <message>
        <source>{loss}: not yet within {goal} of the target.</source>
        <translation>{loss}：与目标的差距尚未小于 {goal}。</translation>
    </message>
    <message>
        <source>{loss}: began within {goal} of the target.</source>
        <translation>{loss}：开始时与目标的差距已小于 {goal}。</translation>
    </message>
    <message>
        <source>{loss}: within {goal} of the target after {steps} steps.</source>
        <translation>{loss}：{steps} 步之后与目标的差距小于 {goal}。</translation>
    </message>
    <message>
        <source>at z = {z}</source>
        <translation>在 z = {z} 处</translation>
    </message>
    <message>
        <source>{a}. With bce the first factor grows as σ′ falls, and what is left is {left}.</source>
        <translation>{a}。用 bce 时，σ′ 减小，第一个因子随之增大，最后只剩 {left}。</translation>
    </message>
    <message>
        <source>learning from saturation</source>
        <translation>从饱和处学习</translation>
    </message>
    <message>
        <source>gradients over z</source>
        <translation>随 z 变化的梯度</translation>
    </message>
    <message>
        <source>Saturation under two losses</source>
        <translation>两种损失下的饱和</translation>
    </message>
    <message>
        <source>&lt;b&gt;Try:&lt;/b&gt; let both learn from z = −6, where the sigmoid is saturated and the answer wrong. Then drag the start nearer to 0.</source>
        <translation>&lt;b&gt;试一试：&lt;/b&gt;让两者从 z = −6 开始学习：那里 sigmoid 饱和，答案又是错的。然后把起点拖得离 0 近一些。</translation>
    </message>
    <message>
        <source>Factor by factor</source>
        <translation>逐个因子</translation>
    </message>
    <message>
        <source>Learned so far</source>
        <translation>学习的进展</translation>
    </message>
    <message>
        <source>what the neuron learns from, over its z</source>
        <translation>神经元据以学习的梯度，随 z 变化</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>预激活</translation>
    </message>
    <message>
        <source>the answer of both, step by step</source>
        <translation>两者的输出，逐步变化</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Gradients over z; left and right move the cursor, up and down the start</source>
        <translation>随 z 变化的梯度；左右键移动光标，上下键移动起点</translation>
    </message>
    <message>
        <source>Answers over the steps; left and right read them</source>
        <translation>随步数变化的输出；左右键读取</translation>
    </message>
    <message>
        <source>The factors of the gradient</source>
        <translation>梯度的各个因子</translation>
    </message>
    <message>
        <source>What both have learned</source>
        <translation>两者学到的结果</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>{name} could not be written in {folder}: {reason}.</source>
        <translation>无法在 {folder} 中写入 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>You may not write there. Choose another folder.</source>
        <translation>没有该文件夹的写入权限。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk is full. Make room on it, or choose a folder on another one.</source>
        <translation>磁盘已满。请清理空间，或选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The folder is not there any more. Choose another one.</source>
        <translation>该文件夹已不存在。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>请选择其他名称或文件夹。</translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Score: network, f(z), f′(z) and size of δ, one column per layer</source>
        <translation>总谱：网络、f(z)、f′(z) 与 δ 的大小，每层一列</translation>
    </message>
    <message>
        <source>The network appears here as soon as a run begins.</source>
        <translation>训练开始后，网络即在此显示。</translation>
    </message>
    <message>
        <source>Scroll the rows of the score</source>
        <translation>滚动总谱的行</translation>
    </message>
    <message>
        <source>Scroll the columns of the score</source>
        <translation>滚动总谱的列</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>size of δ</source>
        <translation>δ 的大小</translation>
    </message>
    <message>
        <source>score</source>
        <translation>总谱</translation>
    </message>
    <message>
        <source>f(z), layer {0}</source>
        <translation>f(z)，第 {0} 层</translation>
    </message>
    <message>
        <source>f′(z), layer {0}</source>
        <translation>f′(z)，第 {0} 层</translation>
    </message>
</context>
<context>
    <name>ShapeRow</name>
    <message>
        <source>Shape of {name}</source>
        <translation>{name} 的形状</translation>
    </message>
    <message>
        <source>Transpose {name}</source>
        <translation>转置 {name}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys without Ctrl act while the score, or nothing, has the focus; F keys always act.</source>
        <translation>不带 Ctrl 的按键仅在焦点位于总谱或没有焦点时有效；F 键始终有效。</translation>
    </message>
</context>
<context>
    <name>ShowOptions</name>
    <message>
        <source>At most five curves can be told apart in one plot.</source>
        <translation>一张图中最多能分辨五条曲线。</translation>
    </message>
    <message>
        <source>layer {number}: {function}</source>
        <translation>第 {number} 层：{function}</translation>
    </message>
    <message>
        <source>The range has to end above where it begins. The old one stays.</source>
        <translation>范围的上限必须大于下限。已保留原来的范围。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>z from</source>
        <translation>z 从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Lower end of the range of z</source>
        <translation>z 范围的下限</translation>
    </message>
    <message>
        <source>Upper end of the range of z</source>
        <translation>z 范围的上限</translation>
    </message>
    <message>
        <source>In a plot, dragging moves the range and the wheel changes its width; so do the keys + and −.</source>
        <translation>在图中拖动可移动范围，滚轮或 + − 键可改变其宽度。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Back to the usual range and lines, as a double-click in a plot or the key 0.</source>
        <translation>回到通常的范围和示例直线；在图中双击或按 0 键效果相同。</translation>
    </message>
    <message>
        <source>Overlaid</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>Live z of</source>
        <translation>实时 z：</translation>
    </message>
    <message>
        <source>How often each z occurs in this layer of the running network now.</source>
        <translation>正在运行的网络在这一层中各个 z 出现的频次。</translation>
    </message>
    <message>
        <source>Show the live z of a layer behind the curves</source>
        <translation>在曲线背后显示某一层的实时 z</translation>
    </message>
    <message>
        <source>The layer whose z are shown</source>
        <translation>显示哪一层的 z</translation>
    </message>
</context>
<context>
    <name>ShownOutput</name>
    <message>
        <source>Output that is drawn</source>
        <translation>显示的输出</translation>
    </message>
</context>
<context>
    <name>SideChoice</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run that is shown and edited</source>
        <translation>正在显示和编辑的运行</translation>
    </message>
    <message>
        <source>These settings are of this run, and the other tabs show it. Data, batches and seed are those of all runs that are compared.</source>
        <translation>这些设置属于这个运行，其他标签页也显示它。数据、批次和种子由所有参加对照的运行共用。</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Only {letter}</source>
        <translation>只留 {letter}</translation>
    </message>
    <message>
        <source>Go on with this one alone, as it stands</source>
        <translation>只用这一个从现状继续</translation>
    </message>
    <message>
        <source>Go on with {letter} alone</source>
        <translation>只用 {letter} 继续</translation>
    </message>
    <message>
        <source>Add a copy of this one; all begin again at step 0</source>
        <translation>再加一个与它相同的运行；全部从第 0 步重新开始</translation>
    </message>
    <message>
        <source>Add a copy of {letter}</source>
        <translation>复制 {letter}</translation>
    </message>
    <message>
        <source>Remove this one; the others go on</source>
        <translation>去掉这一个；其他继续</translation>
    </message>
    <message>
        <source>Remove {letter}</source>
        <translation>去掉 {letter}</translation>
    </message>
</context>
<context>
    <name>SideFigures</name>
    <message>
        <source>at step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>none:</source>
        <translation>没有：</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>first / last δ</source>
        <translation>首层/末层 δ</translation>
    </message>
    <message>
        <source>||δ|| of the first layer as a part of that of the last</source>
        <translation>第一层的 ||δ|| 与最后一层之比</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>Of all f′(z) in the hidden layers those below 5 % of the function&apos;s largest</source>
        <translation>隐藏层所有 f′(z) 中，小于该函数最大值 5 % 的部分</translation>
    </message>
</context>
<context>
    <name>SideHeader</name>
    <message>
        <source>shown on the other tabs</source>
        <translation>其他标签页正显示它</translation>
    </message>
    <message>
        <source>click to show it on the other tabs</source>
        <translation>点击可在其他标签页显示它</translation>
    </message>
    <message>
        <source>Side {letter}</source>
        <translation>{letter} 方</translation>
    </message>
</context>
<context>
    <name>SideWords</name>
    <message>
        <source>other layers</source>
        <translation>不同的层</translation>
    </message>
    <message>
        <source>same settings as A</source>
        <translation>设置与 A 相同</translation>
    </message>
    <message>
        <source>stops at step {step}</source>
        <translation>在第 {step} 步停下</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>overflow at step {step}; the others go on</source>
        <translation>第 {step} 步溢出；其他继续</translation>
    </message>
    <message>
        <source>overflow at step {step}</source>
        <translation>第 {step} 步溢出</translation>
    </message>
    <message>
        <source>stands at step {step}</source>
        <translation>停在第 {step} 步</translation>
    </message>
    <message>
        <source>{product} = [{matrix}] ({shape})
offset [{offset}]</source>
        <translation>{product} = [{matrix}] ({shape})
偏移 [{offset}]</translation>
    </message>
    <message>
        <source>δ is 0</source>
        <translation>δ 为 0</translation>
    </message>
</context>
<context>
    <name>SignStrip</name>
    <message>
        <source>Signs of the gradient over the last steps</source>
        <translation>最近若干步中梯度的符号</translation>
    </message>
    <message>
        <source>Each column is a step, each row a weight. The bar below marks steps in which all signs were equal.</source>
        <translation>每列一步，每行一个权重。下方的条标出所有符号都相同的步。</translation>
    </message>
</context>
<context>
    <name>SignalBars</name>
    <message>
        <source>Share of each hidden layer&apos;s signals that are 0</source>
        <translation>各隐藏层中为 0 的信号所占比例</translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation>恰为 0</translation>
    </message>
    <message>
        <source>small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Small is a signal of at most 5 % of the largest in its layer, sample by sample; 0 is small, too.</source>
        <translation>对每个样本，不超过本层最大信号 5 % 的为“小”；0 也算小。</translation>
    </message>
</context>
<context>
    <name>SignalWords</name>
    <message>
        <source>{kept} of {all} units {where} keep {share} of the answers.</source>
        <translation>{where}的 {all} 个单元只留最强的 {kept} 个，{share} 的答案不变。</translation>
    </message>
    <message>
        <source>The strongest of {all} units {where} keeps {share} of the answers.</source>
        <translation>{where}的 {all} 个单元只留最强的一个，{share} 的答案不变。</translation>
    </message>
    <message>
        <source>All are needed: {kept} of {all} units {where} keep only {share} of the answers.</source>
        <translation>全部都需要：{where}的 {all} 个单元只留 {kept} 个，只有 {share} 的答案不变。</translation>
    </message>
    <message>
        <source>All are needed: the strongest of {all} units {where} keeps only {share} of the answers.</source>
        <translation>全部都需要：{where}的 {all} 个单元只留最强的一个，只有 {share} 的答案不变。</translation>
    </message>
    <message>
        <source>The {kept} strongest units of each layer keep {share} of the answers.</source>
        <translation>每层只留最强的 {kept} 个单元，{share} 的答案不变。</translation>
    </message>
    <message>
        <source>The strongest unit of each layer keeps {share} of the answers.</source>
        <translation>每层只留最强的一个单元，{share} 的答案不变。</translation>
    </message>
    <message>
        <source>All are needed: the {kept} strongest units of each layer keep only {share} of the answers.</source>
        <translation>全部都需要：每层只留最强的 {kept} 个单元，只有 {share} 的答案不变。</translation>
    </message>
    <message>
        <source>All are needed: the strongest unit of each layer keeps only {share} of the answers.</source>
        <translation>全部都需要：每层只留最强的一个单元，只有 {share} 的答案不变。</translation>
    </message>
    <message>
        <source>With {kept} of {all} units {where} the output changes by only {share}.</source>
        <translation>{where}的 {all} 个单元只留 {kept} 个，输出仅改变 {share}。</translation>
    </message>
    <message>
        <source>With the strongest of {all} units {where} the output changes by only {share}.</source>
        <translation>{where}的 {all} 个单元只留最强的一个，输出仅改变 {share}。</translation>
    </message>
    <message>
        <source>All are needed: with {kept} of {all} units {where} the output changes by {share}.</source>
        <translation>全部都需要：{where}的 {all} 个单元只留 {kept} 个，输出就改变 {share}。</translation>
    </message>
    <message>
        <source>All are needed: with the strongest of {all} units {where} the output changes by {share}.</source>
        <translation>全部都需要：{where}的 {all} 个单元只留最强的一个，输出就改变 {share}。</translation>
    </message>
    <message>
        <source>The {kept} strongest units of each layer alone give the same output to within {share}.</source>
        <translation>每层只留最强的 {kept} 个单元，输出几乎相同，相差不超过 {share}。</translation>
    </message>
    <message>
        <source>The strongest unit of each layer alone gives the same output to within {share}.</source>
        <translation>每层只留最强的一个单元，输出几乎相同，相差不超过 {share}。</translation>
    </message>
    <message>
        <source>All are needed: the {kept} strongest of each layer alone change the output by {share}.</source>
        <translation>全部都需要：每层只留最强的 {kept} 个，输出就改变 {share}。</translation>
    </message>
    <message>
        <source>All are needed: the strongest of each layer alone changes the output by {share}.</source>
        <translation>全部都需要：每层只留最强的一个，输出就改变 {share}。</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>exactly 0: {share}</source>
        <translation>恰为 0：{share}</translation>
    </message>
    <message>
        <source>{name} has no stretch of zeros</source>
        <translation>{name} 没有恒为 0 的一段</translation>
    </message>
    <message>
        <source>at most {limit} of the largest: {share}</source>
        <translation>不超过最大值的 {limit}：{share}</translation>
    </message>
    <message>
        <source>No signal is lost, for there is no stretch of zeros in {name}.</source>
        <translation>没有信号丢失，因为 {name} 没有恒为 0 的一段。</translation>
    </message>
    <message>
        <source>Of all signals {share} are 0 and lost.</source>
        <translation>全部信号中有 {share} 为 0，即已丢失。</translation>
    </message>
    <message>
        <source>The output does not vary over the probe: there is no answer to be kept.</source>
        <translation>输出在探针样本上没有变化：没有可保留的答案。</translation>
    </message>
    <message>
        <source>There is only one unit to keep.</source>
        <translation>只有一个单元可留。</translation>
    </message>
    <message>
        <source>{kept} of {all} units</source>
        <translation>{all} 个单元中的 {kept} 个</translation>
    </message>
    <message>
        <source>answers kept: {share}</source>
        <translation>不变的答案：{share}</translation>
    </message>
    <message>
        <source>accuracy: {share}</source>
        <translation>准确率：{share}</translation>
    </message>
    <message>
        <source>change of the output: {share}</source>
        <translation>输出的变化：{share}</translation>
    </message>
    <message>
        <source>of layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>of the hidden layer</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>a layer</source>
        <translation>每层</translation>
    </message>
</context>
<context>
    <name>SignalsView</name>
    <message>
        <source>Signals lost, answer kept</source>
        <translation>信号丢失，答案保留</translation>
    </message>
    <message>
        <source>A ReLU passes 0 for every z ≤ 0: that signal is lost. The network hardly misses it, for its signals are redundant: a part of them predicts nearly the same.</source>
        <translation>z ≤ 0 时 ReLU 输出 0，这个信号就丢失了。但网络几乎不受影响，因为信号是冗余的：只用一部分信号，预测结果相差不大。</translation>
    </message>
    <message>
        <source>Only the strongest pass on</source>
        <translation>只让最强的单元传递</translation>
    </message>
    <message>
        <source>For each sample only the units with the largest |a| pass their signal on, the others pass 0. The change of the output is measured in its own deviation from its mean.</source>
        <translation>对每个样本，只有 |a| 最大的单元把信号传下去，其余的传 0。输出的变化以输出自身的标准差为单位。</translation>
    </message>
    <message>
        <source>in all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>in layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>Layers in which only the strongest pass on</source>
        <translation>在哪些层中只让最强的单元传递信号</translation>
    </message>
    <message>
        <source>signals kept</source>
        <translation>保留的信号</translation>
    </message>
</context>
<context>
    <name>SliceSource</name>
    <message>
        <source>Waiting for the network.</source>
        <translation>正在等待网络。</translation>
    </message>
    <message>
        <source>The loss is being computed.</source>
        <translation>正在计算损失。</translation>
    </message>
    <message>
        <source>So large a network keeps no path. Fewer than 65 536 weights and biases would.</source>
        <translation>这么大的网络不记录路径；权重和偏置少于 65 536 个时才记录。</translation>
    </message>
    <message>
        <source>The path is still too short for a plane. Let the network train for a moment.</source>
        <translation>路径还太短，张不成平面。请让网络训练片刻。</translation>
    </message>
    <message>
        <source>The path is one straight line so far, or not finite: it has no second direction.</source>
        <translation>目前路径是一条直线，或者不是有限值：它没有第二个方向。</translation>
    </message>
    <message>
        <source>The numbers are so large (overflow) that there is no picture of them.</source>
        <translation>数值过大（溢出），无法作图。</translation>
    </message>
    <message>
        <source>At {share} of the places the loss is not finite (overflow); they are left blank.</source>
        <translation>在 {share} 的位置上损失不是有限值（溢出），这些位置留空。</translation>
    </message>
    <message>
        <source>Loss {loss} as of step {step}, on {used} of {total} training samples.</source>
        <translation>第 {step} 步的损失为 {loss}，在 {total} 个训练样本中的 {used} 个上计算。</translation>
    </message>
    <message>
        <source>Loss {loss} as of step {step}, on all {total} training samples.</source>
        <translation>第 {step} 步的损失为 {loss}，在全部 {total} 个训练样本上计算。</translation>
    </message>
    <message>
        <source>This plane holds {share} of the path; what is drawn of it is its shadow.</source>
        <translation>这个平面包含路径的 {share}；画出的是路径在其上的投影。</translation>
    </message>
    <message>
        <source>the probe</source>
        <translation>探针样本</translation>
    </message>
    <message>
        <source>The samples that all pictures are computed on, at most 256.</source>
        <translation>所有图形所用的样本，最多 256 个。</translation>
    </message>
    <message>
        <source>all training samples</source>
        <translation>全部训练样本</translation>
    </message>
    <message>
        <source>Of very many samples an even choice of them.</source>
        <translation>样本太多时均匀抽取一部分。</translation>
    </message>
    <message>
        <source>Loss on</source>
        <translation>损失计算于</translation>
    </message>
    <message>
        <source>The samples whose loss this is, the penalty included.</source>
        <translation>在哪些样本上计算损失，包含正则项。</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>How far it is shown to both sides of where the network stands. Empty: what fits.</source>
        <translation>在网络所处位置两侧各显示多远。留空：自动适配。</translation>
    </message>
</context>
<context>
    <name>SlopeStave</name>
    <message>
        <source>what it lets
back through</source>
        <translation>误差回传时
乘上的系数</translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>wins, share of the probe</source>
        <translation>胜出比例</translation>
    </message>
    <message>
        <source>1 for z &gt; 0</source>
        <translation>z &gt; 0 时为 1</translation>
    </message>
    <message>
        <source>max {0}</source>
        <translation>最大 {0}</translation>
    </message>
    <message>
        <source>1 for the winner, 0 for the rest</source>
        <translation>胜者为 1，其余为 0</translation>
    </message>
    <message>
        <source>{0} of all z here</source>
        <translation>此处占全部 z 的 {0}</translation>
    </message>
    <message>
        <source>Layer {0}, z {1}: slope {2}; root mean square over the probe {3}; {4} of all z lie here</source>
        <translation>第 {0} 层，z 为 {1}：导数为 {2}；探针上的均方根为 {3}；此处占全部 z 的 {4}</translation>
    </message>
    <message>
        <source>rms {0}</source>
        <translation>rms {0}</translation>
    </message>
    <message>
        <source>Jacobian, diagonal</source>
        <translation>雅可比矩阵对角元</translation>
    </message>
    <message>
        <source>Layer {0}: rms of the diagonal {1}</source>
        <translation>第 {0} 层：对角元的均方根 {1}</translation>
    </message>
    <message>
        <source>piece {0}: {1}</source>
        <translation>片段 {0}：{1}</translation>
    </message>
    <message>
        <source>Layer {0}, wins: {1}</source>
        <translation>第 {0} 层，胜出：{1}</translation>
    </message>
</context>
<context>
    <name>SmallUnit</name>
    <message>
        <source>{loss}, at best {least}</source>
        <translation>{loss}，下限 {least}</translation>
    </message>
    <message>
        <source>Loss {loss} after {step} steps; {bends} of at most {most} bends in use</source>
        <translation>{step} 步后损失 {loss}；最多 {most} 个折点，用了 {bends} 个</translation>
    </message>
    <message>
        <source>A unit with {k} lines that learns beside</source>
        <translation>并排学习的 {k} 条直线的单元</translation>
    </message>
    <message>
        <source>{k} lines: at most {bends} bends. It learns the same curve in step with the others.</source>
        <translation>{k} 条直线：最多 {bends} 个折点。它与其他单元同步学习同一条曲线。</translation>
    </message>
</context>
<context>
    <name>SoftmaxBars</name>
    <message>
        <source>Logits of the softmax; arrow keys choose a bar and move it</source>
        <translation>softmax 的 logit；方向键选择并移动柱条</translation>
    </message>
    <message>
        <source>Drag a bar, or choose one with ← → and move it with ↑ ↓ (Shift: by 1).</source>
        <translation>拖动柱条，或用 ← → 选择，用 ↑ ↓ 移动（按住 Shift 每次 1）。</translation>
    </message>
    <message>
        <source>the logits: drag them</source>
        <translation>logit：可以拖动</translation>
    </message>
    <message>
        <source>the probabilities: their sum is 1</source>
        <translation>概率：总和为 1</translation>
    </message>
    <message>
        <source>z{number} is {z}, its probability {a}</source>
        <translation>z{number} 为 {z}，概率为 {a}</translation>
    </message>
</context>
<context>
    <name>SoftmaxSection</name>
    <message>
        <source>is no function of one z: each output depends on all of them.</source>
        <translation>不是单个 z 的函数：每个输出都取决于所有的 z。</translation>
    </message>
    <message>
        <source>Add a logit</source>
        <translation>添加 logit</translation>
    </message>
    <message>
        <source>Remove the selected</source>
        <translation>删除选中的</translation>
    </message>
    <message>
        <source>At least two are needed.</source>
        <translation>至少需要两个。</translation>
    </message>
    <message>
        <source>Up to ten fit.</source>
        <translation>最多十个。</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Nothing is taken yet.</source>
        <translation>尚未取得副本。</translation>
    </message>
    <message>
        <source>Updates since it was typed: {own}.</source>
        <translation>输入之后已更新 {own} 次。</translation>
    </message>
    <message>
        <source>A copy of the network as of step {step}. Updates made here since: {own}.</source>
        <translation>第 {step} 步时网络的副本，此后在这里更新了 {own} 次。</translation>
    </message>
    <message>
        <source>A copy of the network as of step {step}.</source>
        <translation>第 {step} 步时网络的副本。</translation>
    </message>
    <message>
        <source>Live network</source>
        <translation>训练中的网络</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Difference ε</source>
        <translation>差分 ε</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Take the present state</source>
        <translation>取当前状态</translation>
    </message>
    <message>
        <source>Copies weights and biases of the running network as they are now; the run goes on.</source>
        <translation>复制正在训练的网络此刻的权重和偏置；训练继续进行。</translation>
    </message>
    <message>
        <source>ε of the finite differences</source>
        <translation>有限差分的 ε</translation>
    </message>
    <message>
        <source>(L₊ − L₋) / 2ε: each weight is moved by ε to both sides.</source>
        <translation>(L₊ − L₋) / 2ε：每个权重向两侧各移动 ε。</translation>
    </message>
    <message>
        <source>Largest relative error that counts as agreement</source>
        <translation>视为一致的最大相对误差</translation>
    </message>
    <message>
        <source>Precision of the finite differences</source>
        <translation>有限差分的精度</translation>
    </message>
    <message>
        <source>The loss is computed in this precision; in float32 rounding drowns a small ε.</source>
        <translation>损失以此精度计算；在 float32 下，舍入误差会淹没很小的 ε。</translation>
    </message>
    <message>
        <source>shade numbers by sign and size</source>
        <translation>按正负和大小给数字着色</translation>
    </message>
    <message>
        <source>shapes in every formula</source>
        <translation>在每个公式中显示形状</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Back to what lay here before; Ctrl+Z while the focus is on this page.</source>
        <translation>回到之前的内容；焦点在本页时按 Ctrl+Z。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Forth again; Ctrl+Shift+Z or Ctrl+Y while the focus is on this page.</source>
        <translation>重新前进；焦点在本页时按 Ctrl+Shift+Z 或 Ctrl+Y。</translation>
    </message>
</context>
<context>
    <name>SpeedControl</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Steps per second</source>
        <translation>每秒步数</translation>
    </message>
    <message>
        <source>Steps per second: type a number, or max for as fast as possible</source>
        <translation>每秒步数：输入一个数字，或输入“最快”以全速训练</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} 步/秒</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>network {sizes}</source>
        <translation>网络 {sizes}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>probe of {count} samples</source>
        <translation>探针 {count} 个样本</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>{count} steps/s</source>
        <translation>{count} 步/秒</translation>
    </message>
    <message>
        <source>{count} fps</source>
        <translation>{count} 帧/秒</translation>
    </message>
</context>
<context>
    <name>StepModel</name>
    <message>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>标量</translation>
    </message>
    <message>
        <source>at a kink</source>
        <translation>位于折点</translation>
    </message>
    <message>
        <source>differs: {error}</source>
        <translation>不一致：{error}</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>不是有限值</translation>
    </message>
    <message>
        <source>{error} so far</source>
        <translation>目前 {error}</translation>
    </message>
    <message>
        <source>Numbers of this example</source>
        <translation>此样本的数值</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Finite difference</source>
        <translation>有限差分</translation>
    </message>
</context>
<context>
    <name>StepTable</name>
    <message>
        <source>The steps of the walk; up and down go from step to step</source>
        <translation>全部步骤；上下方向键逐步移动</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Step {number} of {all}</source>
        <translation>第 {number} 步，共 {all} 步</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>重新布置</translation>
    </message>
    <message>
        <source>Set up for me</source>
        <translation>替我布置</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>The runs are being made …</source>
        <translation>正在建立运行…</translation>
    </message>
    <message>
        <source>To be seen: {what}</source>
        <translation>要看到的：{what}</translation>
    </message>
    <message>
        <source>It has not come true yet.</source>
        <translation>还没有成真。</translation>
    </message>
    <message>
        <source>Set up again, or skip this step.</source>
        <translation>可以重新布置，或跳过这一步。</translation>
    </message>
    <message>
        <source>Not yet: {what}</source>
        <translation>还没有：{what}</translation>
    </message>
    <message>
        <source>It is not there yet. Set up the step first.</source>
        <translation>它还不在这里。请先布置这一步。</translation>
    </message>
    <message>
        <source>Shows the page, begins the runs and arranges the rest; Edit &gt; Undo takes the runs back.</source>
        <translation>显示页面，开始运行，布置其余一切；用“编辑”&gt;“撤销”可以收回这些运行。</translation>
    </message>
    <message>
        <source>Show me where</source>
        <translation>指给我看</translation>
    </message>
    <message>
        <source>Do it for me</source>
        <translation>替我做</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>跳过这一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>What is checked</source>
        <translation>检验的内容</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Steps a second</source>
        <translation>每秒步数</translation>
    </message>
    <message>
        <source>last step, to the one before</source>
        <translation>这一步与前一步之比</translation>
    </message>
    <message>
        <source>Below 1 the steps vanish, above 1 they grow without end, at 1 they stay as they are.</source>
        <translation>小于 1，步子逐渐消失；大于 1，步子无限变大；等于 1，步子保持不变。</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Shows the step before; what was walked is kept.</source>
        <translation>显示前一步；走过的都保留。</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>All walks back to their starts.</source>
        <translation>所有路径回到起点。</translation>
    </message>
</context>
<context>
    <name>StopButton</name>
    <message>
        <source>Stop when…</source>
        <translation>停止条件…</translation>
    </message>
    <message>
        <source>Choose what stops the run by itself (Ctrl+E)</source>
        <translation>选择训练自动停止的条件（Ctrl+E）</translation>
    </message>
</context>
<context>
    <name>StopChoice</name>
    <message>
        <source>Stop when one of these holds</source>
        <translation>满足以下任一条件时停止</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>No better test loss for</source>
        <translation>测试损失不再下降，持续</translation>
    </message>
    <message>
        <source>The run stops where the losses are measured next: that takes about a tenth of the time.</source>
        <translation>在下一次测量损失时停止；测量约占十分之一的时间。</translation>
    </message>
    <message>
        <source>The run stops at exactly this step.</source>
        <translation>恰好在这一步停止。</translation>
    </message>
    <message>
        <source>A regression has no accuracy.</source>
        <translation>回归没有准确率。</translation>
    </message>
    <message>
        <source>These data have no test part.</source>
        <translation>这些数据没有测试集。</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Part of the data</source>
        <translation>数据的哪一部分</translation>
    </message>
</context>
<context>
    <name>Stopping</name>
    <message>
        <source>stops at</source>
        <translation>停止于</translation>
    </message>
    <message>
        <source>stops after</source>
        <translation>停止于</translation>
    </message>
    <message>
        <source>step {limit}</source>
        <translation>第 {limit} 步</translation>
    </message>
    <message>
        <source>train loss {limit}</source>
        <translation>训练损失 {limit}</translation>
    </message>
    <message>
        <source>test loss {limit}</source>
        <translation>测试损失 {limit}</translation>
    </message>
    <message>
        <source>train accuracy {limit}</source>
        <translation>训练准确率 {limit}</translation>
    </message>
    <message>
        <source>test accuracy {limit}</source>
        <translation>测试准确率 {limit}</translation>
    </message>
    <message>
        <source>{limit} steps without a better test loss</source>
        <translation>测试损失连续 {limit} 步没有下降</translation>
    </message>
    <message>
        <source>Step {limit} reached</source>
        <translation>已到第 {limit} 步</translation>
    </message>
    <message>
        <source>Train loss down to {figure}</source>
        <translation>训练损失已降到 {figure}</translation>
    </message>
    <message>
        <source>Test loss down to {figure}</source>
        <translation>测试损失已降到 {figure}</translation>
    </message>
    <message>
        <source>Train accuracy up to {figure}</source>
        <translation>训练准确率已达 {figure}</translation>
    </message>
    <message>
        <source>Test accuracy up to {figure}</source>
        <translation>测试准确率已达 {figure}</translation>
    </message>
    <message>
        <source>No better test loss for {limit} steps</source>
        <translation>测试损失连续 {limit} 步没有下降</translation>
    </message>
    <message>
        <source>The run was to stop here. Space goes on, → makes one step.</source>
        <translation>训练按设定在此停止。按空格键继续，按 → 走一步。</translation>
    </message>
    <message>
        <source>Stopped at step {step}, as it was to at {limit} or less. Space goes on, → makes one step.</source>
        <translation>按设定（不高于 {limit}）停在第 {step} 步。按空格键继续，按 → 走一步。</translation>
    </message>
    <message>
        <source>Stopped at step {step}, as it was to at {limit} or more. Space goes on, → makes one step.</source>
        <translation>按设定（不低于 {limit}）停在第 {step} 步。按空格键继续，按 → 走一步。</translation>
    </message>
    <message>
        <source>Stopped at step {step}. The best was {figure}. Space goes on for as many steps again.</source>
        <translation>停在第 {step} 步。最好的是 {figure}。按空格键可再继续同样多的步数。</translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message>
        <source>Shares of the pieces over the steps</source>
        <translation>各片段的占比随步数的变化</translation>
    </message>
    <message>
        <source>maxout shares</source>
        <translation>Maxout 占比</translation>
    </message>
    <message>
        <source>on the probe</source>
        <translation>在探针上</translation>
    </message>
    <message>
        <source>Shares over time</source>
        <translation>占比的历史</translation>
    </message>
    <message>
        <source>They appear as soon as the run has made steps.</source>
        <translation>运行走过若干步后就会出现。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
</context>
<context>
    <name>SymmetryView</name>
    <message>
        <source>Which units are the same</source>
        <translation>哪些单元相同</translation>
    </message>
    <message>
        <source>Units with equal weights before and behind them compute the same and get the same gradient: they stay equal for ever. First weights of 0, or any other constant, begin like that.</source>
        <translation>前后权重都相等的单元计算相同，梯度也相同，于是永远相等。初始权重为 0 或任何常数时，一开始就是这样。</translation>
    </message>
    <message>
        <source>Begins anew with these first weights; undo takes it back</source>
        <translation>用这种初始权重重新开始；可以撤销</translation>
    </message>
    <message>
        <source>symmetry</source>
        <translation>对称性</translation>
    </message>
    <message>
        <source>The numbers are no longer finite: there is nothing to compare.</source>
        <translation>数值已不是有限数，无从比较。</translation>
    </message>
</context>
<context>
    <name>SymmetryWords</name>
    <message>
        <source>They get equal gradients, so they stay the same for ever, however long they learn: one unit would do.</source>
        <translation>它们的梯度相等，所以无论学多久都永远相同：一个单元就够了。</translation>
    </message>
    <message>
        <source>The gradient of the whole layer is 0: none of its weights moves, now or later.</source>
        <translation>整层的梯度为 0：无论现在还是以后，权重都不会动。</translation>
    </message>
    <message>
        <source>Their gradients differ: the next step parts them.</source>
        <translation>它们的梯度不同：下一步就会分开。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>Layer {layer} has one unit: there is no other to be the same.</source>
        <translation>第 {layer} 层只有一个单元，没有别的单元可与它相同。</translation>
    </message>
    <message>
        <source>All {size} units of layer {layer} have differed since step {step}: no symmetry to break.</source>
        <translation>第 {layer} 层的 {size} 个单元自第 {step} 步起互不相同：没有需要打破的对称。</translation>
    </message>
    <message>
        <source>Symmetry is broken: of {size} units in layer {layer} only {first} differed at first, all since step {step} at the latest.</source>
        <translation>对称已被打破：第 {layer} 层的 {size} 个单元起初只有 {first} 个互不相同，最迟自第 {step} 步起全都不同。</translation>
    </message>
    <message>
        <source>All {size} units of layer {layer} have computed the same since step {step}.</source>
        <translation>第 {layer} 层的 {size} 个单元自第 {step} 步起计算完全相同。</translation>
    </message>
    <message>
        <source>Of {size} units in layer {layer} only {distinct} compute something of their own, since step {step} at the latest.</source>
        <translation>第 {layer} 层的 {size} 个单元中只有 {distinct} 个互不相同，最迟自第 {step} 步起如此。</translation>
    </message>
    <message>
        <source>Random first weights break the symmetry; biases of 0 may stay.</source>
        <translation>随机的初始权重能打破对称；偏置可以仍为 0。</translation>
    </message>
    <message>
        <source>The weights were drawn at random; that the biases began at 0 did no harm.</source>
        <translation>权重是随机抽取的；偏置从 0 开始并无妨碍。</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>单元 {number}</translation>
    </message>
    <message>
        <source>no other computes the same</source>
        <translation>没有别的单元与它计算相同</translation>
    </message>
    <message>
        <source>units that compute the same: {number}</source>
        <translation>与它计算相同的单元：{number} 个</translation>
    </message>
    <message>
        <source>units {first} and {second}</source>
        <translation>单元 {first} 和 {second}</translation>
    </message>
    <message>
        <source>cosine of the weights: {cosine}</source>
        <translation>权重的余弦：{cosine}</translation>
    </message>
    <message>
        <source>cosine of the activations: {cosine}</source>
        <translation>激活值的余弦：{cosine}</translation>
    </message>
    <message>
        <source>they compute the same</source>
        <translation>它们计算相同</translation>
    </message>
    <message>
        <source>step {step}: {distinct} of {size} distinct</source>
        <translation>第 {step} 步：{size} 个中互不相同 {distinct} 个</translation>
    </message>
</context>
<context>
    <name>TakeAway</name>
    <message>
        <source>Copied as LaTeX.</source>
        <translation>已复制为 LaTeX。</translation>
    </message>
    <message>
        <source>Copy formula as LaTeX</source>
        <translation>复制公式（LaTeX）</translation>
    </message>
    <message>
        <source>Save walk as Markdown…</source>
        <translation>将全部步骤保存为 Markdown…</translation>
    </message>
    <message>
        <source>Save walk as HTML…</source>
        <translation>将全部步骤保存为 HTML…</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh-Hans</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}.</source>
        <translation>已将 {name} 保存到 {folder}。</translation>
    </message>
</context>
<context>
    <name>ThinChart</name>
    <message>
        <source>thin network</source>
        <translation>瘦网络</translation>
    </message>
    <message>
        <source>The thin network that one sample sees</source>
        <translation>一个样本所见的瘦网络</translation>
    </message>
    <message>
        <source>losing pieces are grey, their gradient is 0; bars count wins over the training data</source>
        <translation>落败的片段为灰色，梯度为 0；色条是训练数据上的胜出次数</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>step {step} · loss {loss}</source>
        <translation>第 {step} 步 · 损失 {loss}</translation>
    </message>
    <message>
        <source>Let it train</source>
        <translation>让它训练</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Steps per frame</source>
        <translation>每帧步数</translation>
    </message>
    <message>
        <source>your own ReLU</source>
        <translation>自定的 ReLU</translation>
    </message>
    <message>
        <source>parabola, x² / 3</source>
        <translation>抛物线 x² / 3</translation>
    </message>
    <message>
        <source>step, 0 or 1</source>
        <translation>阶跃，0 或 1</translation>
    </message>
    <message>
        <source>bump, 2 exp(−x²)</source>
        <translation>凸包 2 exp(−x²)</translation>
    </message>
    <message>
        <source>The curve to be learned</source>
        <translation>要学习的曲线</translation>
    </message>
    <message>
        <source>Sampled at 61 places from −3 to 3, without noise.</source>
        <translation>在 −3 到 3 之间取 61 个样本，无噪声。</translation>
    </message>
    <message>
        <source>w of the target max(0, w x + b)</source>
        <translation>目标 max(0, w x + b) 的 w</translation>
    </message>
    <message>
        <source>b of the target max(0, w x + b)</source>
        <translation>目标 max(0, w x + b) 的 b</translation>
    </message>
    <message>
        <source>Plain gradient descent on half the mean squared error, all samples at every step.</source>
        <translation>对均方误差的一半做普通的梯度下降，每一步用全部样本。</translation>
    </message>
    <message>
        <source>There are about 60 frames a second; a frame trains for 4 ms at most.</source>
        <translation>每秒约 60 帧；每帧最多训练 4 毫秒。</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Back to your own lines, and step 0 for all.</source>
        <translation>回到你设定的直线，全部从第 0 步开始。</translation>
    </message>
    <message>
        <source>New start</source>
        <translation>换个起点</translation>
    </message>
    <message>
        <source>Other first lines for the units with 2, 3 and 5 lines; all begin again.</source>
        <translation>给 2、3、5 条直线的单元换一组初始直线；全部重新开始。</translation>
    </message>
</context>
<context>
    <name>TrainingSection</name>
    <message>
        <source>full</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>now {rate}</source>
        <translation>当前 {rate}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>As is usual for the task: softmax_cross_entropy for classes, else half_mse.</source>
        <translation>按任务选用：分类用 softmax_cross_entropy，否则用 half_mse。</translation>
    </message>
    <message>
        <source>Steps may be as long as the gradient asks for.</source>
        <translation>梯度有多大，步子就可以迈多大。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Regularise</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Regularisation rate</source>
        <translation>正则化系数</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>Limit of the gradient</source>
        <translation>梯度的上限</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Step {index} of {count}</source>
        <translation>第 {index} / {count} 步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>To the first step (Home)</source>
        <translation>回到第一步（Home）</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步（左方向键）</translation>
    </message>
    <message>
        <source>Play the walk</source>
        <translation>播放全部步骤</translation>
    </message>
    <message>
        <source>Step by step by itself (Space)</source>
        <translation>自动逐步播放（空格）</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>One step on (Right)</source>
        <translation>前进一步（右方向键）</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>To the last step (End)</source>
        <translation>到最后一步（End）</translation>
    </message>
    <message>
        <source>{speed} / s</source>
        <translation>{speed} 步/秒</translation>
    </message>
    <message>
        <source>Steps per second while it plays</source>
        <translation>播放时每秒的步数</translation>
    </message>
</context>
<context>
    <name>UnitBars</name>
    <message>
        <source>{distinct} of {size}</source>
        <translation>{distinct} / {size}</translation>
    </message>
    <message>
        <source>Distinct units of each hidden layer; choose one</source>
        <translation>各隐藏层中互不相同的单元数；可选一层</translation>
    </message>
    <message>
        <source>Units that compute the same count as one. A click chooses the layer shown below.</source>
        <translation>计算相同的单元只算一个。单击选择下方显示的层。</translation>
    </message>
    <message>
        <source>layer {number}, {name}: {figure} distinct</source>
        <translation>第 {number} 层，{name}：互不相同 {figure}</translation>
    </message>
</context>
<context>
    <name>UnitChoice</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>片段数</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Maxout layer</source>
        <translation>Maxout 层</translation>
    </message>
    <message>
        <source>Unit of the layer</source>
        <translation>该层的单元</translation>
    </message>
    <message>
        <source>Pieces of each unit of the layer</source>
        <translation>该层每个单元的片段数</translation>
    </message>
    <message>
        <source>k lines bend in k − 1 places at most; another k begins a new run. With 1 a unit would be a straight line, so 2 are the fewest; of many some mostly win nothing.</source>
        <translation>k 条直线最多有 k − 1 个折点；改变 k 会开始新的运行。只有 1 条时单元就是一条直线，所以至少要 2 条；很多时往往有一些从不胜出。</translation>
    </message>
    <message>
        <source>Slice through the unit&apos;s input</source>
        <translation>穿过单元输入空间的切片</translation>
    </message>
    <message>
        <source>Input along the plane&apos;s x axis</source>
        <translation>平面 x 轴上的输入</translation>
    </message>
    <message>
        <source>Input along the plane&apos;s y axis</source>
        <translation>平面 y 轴上的输入</translation>
    </message>
    <message>
        <source>between top two</source>
        <translation>胜出最多的两个之间</translation>
    </message>
    <message>
        <source>principal axis</source>
        <translation>主轴</translation>
    </message>
    <message>
        <source>line in the plane</source>
        <translation>平面中的线</translation>
    </message>
    <message>
        <source>The input has several dimensions; the lines are drawn along one direction of it: w_i − w_j of the two pieces that win most, or where the data vary most, both through the mean; or the line drawn in the plane.</source>
        <translation>输入有多个维度，直线沿其中一个方向画出：胜出最多的两个片段的 w_i − w_j，或数据变化最大的方向，两者都过均值；也可以是平面中画出的线。</translation>
    </message>
</context>
<context>
    <name>UnitPanel</name>
    <message>
        <source>z₂ = 0: see the ReLU appear</source>
        <translation>z₂ = 0：看 ReLU 出现</translation>
    </message>
    <message>
        <source>z₂ = 0, the others stay</source>
        <translation>z₂ = 0，其余不变</translation>
    </message>
    <message>
        <source>Lines in the group</source>
        <translation>每组直线数</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>变成</translation>
    </message>
    <message>
        <source>{k} lines</source>
        <translation>{k} 条直线</translation>
    </message>
    <message>
        <source>The largest of {k} lines is passed on; it bends {bends} times at most.</source>
        <translation>传下去的是 {k} 条直线中最大的；最多有 {bends} 个折点。</translation>
    </message>
    <message>
        <source>With w₂ = b₂ = 0 the maximum is z₁ or 0: left of the switch z₂ wins, right of it z₁.</source>
        <translation>令 w₂ = b₂ = 0，最大值就是 z₁ 或 0：切换点左边 z₂ 胜出，右边 z₁ 胜出。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>max(z₁, 0): all lines but z₁ become 0.</source>
        <translation>max(z₁, 0)：除 z₁ 外的直线都变为 0。</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>max(z₁, {slope} z₁): the others become a slight copy of z₁.</source>
        <translation>max(z₁, {slope} z₁)：其余直线变成 z₁ 的缩小。</translation>
    </message>
    <message>
        <source>|z|</source>
        <translation>|z|</translation>
    </message>
    <message>
        <source>max(z₁, −z₁): the others become the mirror of z₁.</source>
        <translation>max(z₁, −z₁)：其余直线变成 z₁ 的镜像。</translation>
    </message>
    <message>
        <source>purelin</source>
        <translation>purelin</translation>
    </message>
    <message>
        <source>All lines become z₁: nothing bends.</source>
        <translation>所有直线都变成 z₁：没有折点。</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Random lines; some may win nowhere.</source>
        <translation>随机直线；有的可能处处落败。</translation>
    </message>
    <message>
        <source>random, all win</source>
        <translation>随机，条条胜出</translation>
    </message>
    <message>
        <source>Random tangents of a bowl: each wins somewhere.</source>
        <translation>碗形曲线的随机切线：每条都在某处胜出。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Back to the lines before; Ctrl+Z while the focus is on this page.</source>
        <translation>回到之前的直线；焦点在本页时按 Ctrl+Z。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Forth again; Ctrl+Shift+Z or Ctrl+Y while the focus is on this page.</source>
        <translation>再向前；焦点在本页时按 Ctrl+Shift+Z 或 Ctrl+Y。</translation>
    </message>
</context>
<context>
    <name>UnitPlot</name>
    <message>
        <source>maxout envelope</source>
        <translation>Maxout 上包络线</translation>
    </message>
    <message>
        <source>Lines of the unit and their upper envelope</source>
        <translation>单元的各条直线及其上包络线</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>plot</source>
        <translation>图</translation>
    </message>
</context>
<context>
    <name>WeightChoice</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>learned slope</source>
        <translation>学得的斜率</translation>
    </message>
    <message>
        <source>from the input {name} to a {function} unit</source>
        <translation>从输入 {name} 到一个 {function} 单元</translation>
    </message>
    <message>
        <source>from unit {unit} of layer {layer} to a {function} unit</source>
        <translation>从第 {layer} 层的第 {unit} 个单元到一个 {function} 单元</translation>
    </message>
    <message>
        <source>Layer, unit</source>
        <translation>层、单元</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>线段</translation>
    </message>
    <message>
        <source>Which of the unit&apos;s linear pieces.</source>
        <translation>该单元的第几个线性片段。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The layer whose W, b or slope it is; 1 is the first one.</source>
        <translation>它属于哪一层的 W、b 或斜率；1 是第一层。</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>到单元</translation>
    </message>
    <message>
        <source>The unit of that layer which it leads to.</source>
        <translation>它通向该层的哪个单元。</translation>
    </message>
    <message>
        <source>From what</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Where it comes from; or, where it is learned, the slope for z &lt; 0.</source>
        <translation>它来自哪里；若可学习，也可以是 z &lt; 0 一侧的斜率。</translation>
    </message>
    <message>
        <source>The number of the input, or of the unit in the layer before.</source>
        <translation>输入的编号，或前一层单元的编号。</translation>
    </message>
</context>
<context>
    <name>WeightsSource</name>
    <message>
        <source>The ticks at the foot are the values that it has had.</source>
        <translation>底部的刻度是它曾经取过的值。</translation>
    </message>
    <message>
        <source>The line is the way that the two have gone.</source>
        <translation>线条是这两个权重走过的路径。</translation>
    </message>
    <message>
        <source>First weight</source>
        <translation>第一个权重</translation>
    </message>
    <message>
        <source>Second weight</source>
        <translation>第二个权重</translation>
    </message>
    <message>
        <source>Which weight of the live network</source>
        <translation>实时网络的哪个权重</translation>
    </message>
</context>
<context>
    <name>WinnersTable</name>
    <message>
        <source>maxout winners</source>
        <translation>Maxout 胜出者</translation>
    </message>
    <message>
        <source>Wins of the pieces</source>
        <translation>各片段的胜出次数</translation>
    </message>
    <message>
        <source>Wins are counted over the training data. How many times a sample has trained the piece is an estimate: each share measured on the probe, times the samples trained on meanwhile. A piece is called dead when it wins no training sample; since when, the probe tells.</source>
        <translation>胜出次数在训练数据上统计。片段被样本训练的次数是估计值：在探针上测得的占比乘以其间训练过的样本数。片段不赢得任何训练样本即为死亡；从何时起，由探针得知。</translation>
    </message>
    <message>
        <source>times trained</source>
        <translation>训练次数</translation>
    </message>
    <message>
        <source>wins</source>
        <translation>胜出</translation>
    </message>
</context>
<context>
    <name>WorkshopPage</name>
    <message>
        <source>Maxout workshop</source>
        <translation>Maxout 工作台</translation>
    </message>
</context>
<context>
    <name>WorkshopView</name>
    <message>
        <source>workshop losses</source>
        <translation>工作台的损失</translation>
    </message>
    <message>
        <source>Maxout unit, {k} lines</source>
        <translation>Maxout 单元，{k} 条直线</translation>
    </message>
    <message>
        <source>Maxout unit</source>
        <translation>Maxout 单元</translation>
    </message>
    <message>
        <source>Maxout workshop</source>
        <translation>Maxout 工作台</translation>
    </message>
    <message>
        <source>The same curve with 2, 3 and 5 lines, step by step beside yours</source>
        <translation>同一条曲线：2、3、5 条直线与你的单元同步学习</translation>
    </message>
</context>
<context>
    <name>WorkshopWords</name>
    <message>
        <source>a constant: {z} = {formula} wins everywhere</source>
        <translation>常数：{z} = {formula} 处处胜出</translation>
    </message>
    <message>
        <source>purelin: {z} = x wins everywhere, nothing bends</source>
        <translation>purelin：{z} = x 处处胜出，没有折点</translation>
    </message>
    <message>
        <source>a straight line: {z} wins everywhere, nothing bends</source>
        <translation>一条直线：{z} 处处胜出，没有折点</translation>
    </message>
    <message>
        <source>exactly the ReLU of {z}: max(0, {z})</source>
        <translation>恰好是 {z} 的 ReLU：max(0, {z})</translation>
    </message>
    <message>
        <source>exactly the leaky ReLU of {z}, slope {slope}</source>
        <translation>恰好是 {z} 的 leaky ReLU，斜率 {slope}</translation>
    </message>
    <message>
        <source>exactly the PReLU of {z}, slope {slope}</source>
        <translation>恰好是 {z} 的 PReLU，斜率 {slope}</translation>
    </message>
    <message>
        <source>exactly |{z}|</source>
        <translation>恰好是 |{z}|</translation>
    </message>
    <message>
        <source>one bend; none of the known functions</source>
        <translation>一个折点；不是已知的函数</translation>
    </message>
    <message>
        <source>a convex curve with {bends} bends</source>
        <translation>有 {bends} 个折点的凸曲线</translation>
    </message>
    <message>
        <source>wins nowhere: a dead piece</source>
        <translation>处处落败：死亡片段</translation>
    </message>
    <message>
        <source>wins only right of {x}, out of view: dead here</source>
        <translation>只在视野外 {x} 右边胜出：此处已死亡</translation>
    </message>
    <message>
        <source>wins only left of {x}, out of view: dead here</source>
        <translation>只在视野外 {x} 左边胜出：此处已死亡</translation>
    </message>
    <message>
        <source>wins everywhere</source>
        <translation>处处胜出</translation>
    </message>
    <message>
        <source>wins left of {x}</source>
        <translation>在 {x} 左边胜出</translation>
    </message>
    <message>
        <source>wins right of {x}</source>
        <translation>在 {x} 右边胜出</translation>
    </message>
    <message>
        <source>wins from {x} to {end}</source>
        <translation>从 {x} 到 {end} 胜出</translation>
    </message>
    <message>
        <source>No switch: {z} wins everywhere in view.</source>
        <translation>没有切换点：在视野内 {z} 处处胜出。</translation>
    </message>
    <message>
        <source>The winner switches at x = {x}: left of it {left} is the larger one, right of it {right}.</source>
        <translation>胜者在 x = {x} 处切换：左边 {left} 更大，右边 {right} 更大。</translation>
    </message>
    <message>
        <source>From left to right {z} wins up to x = {x}</source>
        <translation>从左到右，先是 {z} 胜出，到 x = {x}</translation>
    </message>
    <message>
        <source>, then {z} up to {x}</source>
        <translation>，接着 {z} 到 {x}</translation>
    </message>
    <message>
        <source>, then {z}.</source>
        <translation>，最后是 {z}。</translation>
    </message>
    <message>
        <source>The numbers ran away at step {step}: the learning rate is too large. Lower it and restart.</source>
        <translation>数值在第 {step} 步失控：学习率太大。请调低后重新开始。</translation>
    </message>
    <message>
        <source>{k} lines; bends in use: {bends} of {most} at most.</source>
        <translation>{k} 条直线；折点：最多 {most} 个，用了 {bends} 个。</translation>
    </message>
    <message>
        <source>{dead} of them dead.</source>
        <translation>其中 {dead} 条已死亡。</translation>
    </message>
    <message>
        <source>No {k} lines get below a loss of {least}.</source>
        <translation>任何 {k} 条直线的损失都不低于 {least}。</translation>
    </message>
    <message>
        <source>Out of reach: a maximum of lines only bends upwards (it is convex), this curve also bends down. The difference of two such units could do it.</source>
        <translation>达不到：直线的最大值只向上弯（是凸函数），而这条曲线也向下弯。两个这样的单元相减才能做到。</translation>
    </message>
    <message>
        <source>This target takes {needs} of them: it can be met exactly.</source>
        <translation>这个目标需要 {needs} 条直线：可以精确达到。</translation>
    </message>
    <message>
        <source>The parabola bends everywhere: each further line comes nearer, none arrives.</source>
        <translation>抛物线处处弯曲：每多一条直线就更接近，但永远达不到。</translation>
    </message>
    <message>
        <source>At x = {x} {z} wins: {value}, wanted {target}.</source>
        <translation>在 x = {x} 处 {z} 胜出：{value}，目标是 {target}。</translation>
    </message>
    <message>
        <source>Nothing is left to learn here.</source>
        <translation>这里已没有可学的。</translation>
    </message>
    <message>
        <source>Other samples train {names}.</source>
        <translation>{names} 由其他样本训练。</translation>
    </message>
    <message>
        <source>No other line is trained by any sample.</source>
        <translation>没有样本训练其他直线。</translation>
    </message>
</context>
<context>
    <name>ZigzagFigures</name>
    <message>
        <source>samples with inputs ≥ 0</source>
        <translation>输入全部 ≥ 0 的样本</translation>
    </message>
    <message>
        <source>Of the probe, with one input above 0 at least.</source>
        <translation>探针中的样本，且至少一个输入大于 0。</translation>
    </message>
    <message>
        <source>one sign, sample alone</source>
        <translation>单个样本：全部同号</translation>
    </message>
    <message>
        <source>Samples of the probe whose gradient has no two entries of opposite sign.</source>
        <translation>探针中梯度各分量没有两个异号的样本。</translation>
    </message>
    <message>
        <source>one sign, batch of {size}</source>
        <translation>每批 {size} 个：全部同号</translation>
    </message>
    <message>
        <source>Steps whose gradient has no two entries of opposite sign.</source>
        <translation>梯度各分量没有两个异号的步。</translation>
    </message>
    <message>
        <source>sign flips</source>
        <translation>变号次数</translation>
    </message>
    <message>
        <source>How often an entry had another sign than one step before.</source>
        <translation>分量的符号与上一步相反的次数。</translation>
    </message>
    <message>
        <source>path in the plane</source>
        <translation>平面内的路程</translation>
    </message>
    <message>
        <source>The sum of all its steps.</source>
        <translation>各步长度之和。</translation>
    </message>
    <message>
        <source>straight line</source>
        <translation>直线距离</translation>
    </message>
    <message>
        <source>From its beginning to its end.</source>
        <translation>从起点到终点。</translation>
    </message>
    <message>
        <source>path / straight line</source>
        <translation>路程 / 直线</translation>
    </message>
    <message>
        <source>Small batches make a detour by chance, too, whatever the signs of the inputs.</source>
        <translation>批小的时候，无论输入是什么符号，偶然性也会造成绕路。</translation>
    </message>
</context>
<context>
    <name>ZigzagView</name>
    <message>
        <source>Zig-zag of the weights</source>
        <translation>权重的 Z 字形</translation>
    </message>
    <message>
        <source>dL/dw is δ times the input. If all inputs of a unit are positive, a sample&apos;s gradient has one sign for all its weights, that of δ: they grow or shrink together, and reach other places in a zig-zag.</source>
        <translation>dL/dw 等于 δ 乘以输入。若一个单元的输入全为正，则一个样本对它所有权重的梯度同号，即 δ 的符号：这些权重只能一起增大或一起减小，要到别处只能走 Z 字形。</translation>
    </message>
    <message>
        <source>After each look, five times a second, 256 steps in a row are recorded. While this is seen it takes less than 1 % of the time for training, as measured on small networks; folded away it takes none.</source>
        <translation>每次查看之后（每秒五次）连续记录 256 步。在小网络上实测，看着它时占用的训练时间不到 1 %；折叠起来则不占用。</translation>
    </message>
    <message>
        <source>zig-zag</source>
        <translation>Z 字形</translation>
    </message>
    <message>
        <source>Every unit of this network has a single weight: two are needed.</source>
        <translation>这个网络的每个单元都只有一个权重，而这里需要两个。</translation>
    </message>
</context>
<context>
    <name>ZigzagWords</name>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>No sample has a gradient for this unit: δ is 0 on the whole probe.</source>
        <translation>没有样本对这个单元有梯度：δ 在整个探针上为 0。</translation>
    </message>
    <message>
        <source>No input is ever negative (mean {mean} ± {deviation}), so a single sample pushes all weights of the unit the same way, up or down: two quadrants are left.</source>
        <translation>输入从不为负（均值 {mean} ± {deviation}），所以单个样本把该单元的所有权重推向同一方向，或增或减：只剩两个象限。</translation>
    </message>
    <message>
        <source>The inputs (mean {mean} ± {deviation}) have one sign in every sample, so each pushes all weights the same way.</source>
        <translation>每个样本的输入（均值 {mean} ± {deviation}）都同号，所以各自把所有权重推向同一方向。</translation>
    </message>
    <message>
        <source>In {share} of the samples the inputs (mean {mean} ± {deviation}) have one sign: such a sample pushes all weights the same way.</source>
        <translation>{share} 的样本中输入（均值 {mean} ± {deviation}）同号：这样的样本把所有权重推向同一方向。</translation>
    </message>
    <message>
        <source>Inputs have both signs (mean {mean} ± {deviation}), so one and the same sample can push weights apart.</source>
        <translation>输入有正有负（均值 {mean} ± {deviation}），所以同一个样本可以把权重推向不同方向。</translation>
    </message>
    <message>
        <source>With batches of 1 that is every step.</source>
        <translation>每批 1 个样本时，每一步都是如此。</translation>
    </message>
    <message>
        <source>Batches of {size} soften it: {share} of the steps have one sign throughout.</source>
        <translation>每批 {size} 个样本会缓和这一点：{share} 的步全部同号。</translation>
    </message>
    <message>
        <source>Nothing is recorded yet: run, or take a step.</source>
        <translation>尚无记录：请运行，或走一步。</translation>
    </message>
    <message>
        <source>A sample: steps {first} to {last}, one by one; the run is further on.</source>
        <translation>抽样：第 {first} 到 {last} 步，逐步记录；训练已走得更远。</translation>
    </message>
    <message>
        <source>Steps {first} to {last}, one by one.</source>
        <translation>第 {first} 到 {last} 步，逐步记录。</translation>
    </message>
    <message>
        <source>{flips} of {changes}, {share}</source>
        <translation>{changes} 中 {flips} 次，{share}</translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation>第 {step} 步之后</translation>
    </message>
    <message>
        <source>signs of the gradient before it: {pair}</source>
        <translation>此前梯度的符号：{pair}</translation>
    </message>
    <message>
        <source>step {step}, weight {weight}: {sign}</source>
        <translation>第 {step} 步，权重 {weight}：{sign}</translation>
    </message>
</context>
</TS>
