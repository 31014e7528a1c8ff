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
    <name>Catalogue</name>
    <message>
        <source>Live</source>
        <translation>实况</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
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
        <source>batch</source>
        <translation>批大小</translation>
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
        <source>Output that is drawn</source>
        <translation>显示的输出</translation>
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
        <source>How many straight lines a Maxout unit takes the largest of. Its activation is their envelope.</source>
        <translation>Maxout 单元在多少条直线中取最大值。它的激活函数就是这些直线的上包络线。</translation>
    </message>
    <message>
        <source>What a negative z is multiplied by. 0 would be ReLU, 1 a straight line.</source>
        <translation>z 为负时所乘的系数。取 0 即 ReLU，取 1 即直线。</translation>
    </message>
    <message>
        <source>What remains of the last step&apos;s velocity in this one.</source>
        <translation>上一步的速度有多少保留到这一步。</translation>
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
        <source>No bend. Layers of it alone are one straight map, however many: it cannot solve what is not linear.</source>
        <translation>线性函数。只用它，无论多少层仍等于一个线性变换，解决不了非线性问题。</translation>
    </message>
    <message>
        <source>Squeezes z between 0 and 1. Beware: far from 0 it saturates and the gradient vanishes; its slope is at most 0.25; its outputs are all positive, so the weights behind it zigzag; and the exponential costs time.</source>
        <translation>把 z 压缩到 0 与 1 之间。注意：远离 0 时饱和，使梯度消失；导数最大为 0.25；输出全为正数，不是零中心的，后一层的权重会 Z 字形抖动；指数运算也较慢。</translation>
    </message>
    <message>
        <source>Like a sigmoid, but centred on 0 and with slope 1 there: mostly the better choice. Beware: for large |z| its slope vanishes too.</source>
        <translation>与 sigmoid 相似，但输出是零中心的，在 0 处导数为 1，一般优于 sigmoid。注意：|z| 很大时导数同样趋于 0。</translation>
    </message>
    <message>
        <source>Passes what is positive, at slope 1: quick, and no vanishing there. Beware: for z ≤ 0 output and slope are 0, and a unit that is always there is dead.</source>
        <translation>正数原样通过，导数为 1：计算快，梯度不会在此消失。注意：z ≤ 0 时输出和导数均为 0，始终如此的单元即已死亡。</translation>
    </message>
    <message>
        <source>A ReLU with a small slope on the left, so that no unit dies.</source>
        <translation>左侧保留小斜率的 ReLU，单元不会死亡。</translation>
    </message>
    <message>
        <source>The largest of k straight lines, all learned: each unit makes its own activation. Only the winning line of a sample learns from it.</source>
        <translation>在 k 条学习得到的直线中取最大值：每个单元自己学出激活函数。对每个样本，只有胜出的那条直线得到更新。</translation>
    </message>
    <message>
        <source>Turns a layer into probabilities: all positive, their sum is 1, and every z moves every output.</source>
        <translation>把一层的输出变为概率：全为正数，总和为 1，每个 z 都影响每个输出。</translation>
    </message>
    <message>
        <source>Half the squared distance; the 2 of the derivative cancels the half.</source>
        <translation>平方误差的一半：求导得到的 2 正好与之约去。</translation>
    </message>
    <message>
        <source>The squared distance, averaged over the samples: twice half_mse.</source>
        <translation>平方误差对样本取平均，是 half_mse 的两倍。</translation>
    </message>
    <message>
        <source>For probabilities, after a sigmoid: the sigmoid&apos;s small slope cancels, and a confident error still learns. Targets must be 0 to 1.</source>
        <translation>用于 sigmoid 之后的概率：sigmoid 的小导数被约去，自信的错误也能得到纠正。目标值须在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>For classes: the softmax is inside the loss, so the output layer stays linear.</source>
        <translation>用于分类：softmax 已含在损失函数中，输出层保持线性即可。</translation>
    </message>
    <message>
        <source>Plain gradient descent on each batch.</source>
        <translation>对每一批做普通的梯度下降。</translation>
    </message>
    <message>
        <source>Remembers past gradients: steady directions gather speed, those that change sign cancel.</source>
        <translation>记住以往的梯度：方向一致则加速，正负交替则抵消。</translation>
    </message>
    <message>
        <source>Weights may grow as the data ask for.</source>
        <translation>不加惩罚，权重随数据的需要增大。</translation>
    </message>
    <message>
        <source>Pushes all weights to 0 with the same force: few remain.</source>
        <translation>以同样的力度把所有权重推向 0，最后只剩少数不为 0。</translation>
    </message>
    <message>
        <source>Pushes each weight to 0 in proportion to itself: all stay small.</source>
        <translation>按权重的大小成比例地推向 0，使所有权重都较小。</translation>
    </message>
    <message>
        <source>Beware: all units of a layer then compute the same, and go on to do so for ever.</source>
        <translation>注意：同一层的单元计算完全相同，而且永远如此（对称性无法打破）。</translation>
    </message>
    <message>
        <source>Whatever the width: behind many inputs z gets large.</source>
        <translation>不考虑层宽：输入很多时 z 会很大。</translation>
    </message>
    <message>
        <source>Between −1 and 1, whatever the width: behind many inputs z gets large.</source>
        <translation>在 −1 与 1 之间，不考虑层宽：输入很多时 z 会很大。</translation>
    </message>
    <message>
        <source>By the width, so that a and δ keep their size. Made for tanh.</source>
        <translation>按层宽确定范围，使 a 和 δ 大小保持不变。适合 tanh。</translation>
    </message>
    <message>
        <source>As xavier_uniform, from a bell curve. Made for tanh.</source>
        <translation>同 xavier_uniform，但取自正态分布。适合 tanh。</translation>
    </message>
    <message>
        <source>Larger, for the half that ReLU cuts away. Made for ReLU.</source>
        <translation>范围更大，以弥补被 ReLU 截去的一半。适合 ReLU。</translation>
    </message>
    <message>
        <source>As he_uniform, from a bell curve. Made for ReLU.</source>
        <translation>同 he_uniform，但取自正态分布。适合 ReLU。</translation>
    </message>
    <message>
        <source>As in TensorFlow Playground: between −0.5 and 0.5, biases 0.1.</source>
        <translation>与 TensorFlow Playground 相同：在 −0.5 与 0.5 之间，偏置为 0.1。</translation>
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
        <source>{range}, usually {default}</source>
        <translation>{range}，默认 {default}</translation>
    </message>
    <message>
        <source>Outputs from {low} to {high}, slope at most {slope}</source>
        <translation>输出范围：{low} 到 {high}，导数最大 {slope}</translation>
    </message>
    <message>
        <source>Needs outputs from {low} to {high}</source>
        <translation>要求输出在 {low} 到 {high} 之间</translation>
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
    <name>HappeningView</name>
    <message>
        <source>What is happening</source>
        <translation>正在发生什么</translation>
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
    <message>
        <source>Open table</source>
        <translation>打开数据表</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>数据表 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop it to load this table</source>
        <translation>松开即可载入此数据表</translation>
    </message>
    <message>
        <source>Drop it to open this run</source>
        <translation>松开即可打开此运行</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file} …</translation>
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
        <source>clip is {value!r}; so far only None, no clipping, is allowed.</source>
        <translation>clip 为 {value!r}；目前只允许 None（不裁剪）。</translation>
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
        <source>{loss} needs outputs from {low:g} to {high:g}, but {output} gives {least:g} to {most:g}. Choose another output activation ({fitting}), or another loss.</source>
        <translation>{loss} 要求输出在 {low:g} 到 {high:g} 之间，而 {output} 的输出为 {least:g} 到 {most:g}。请换用其他输出层激活函数（{fitting}），或换用其他损失函数。</translation>
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
        <source>a number</source>
        <translation>数字</translation>
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
        <source>Layer {layer}: {share} saturated</source>
        <translation>第 {layer} 层：{share} 饱和</translation>
    </message>
    <message>
        <source>The derivative of {function} is at most {most}, here {rms} (rms): where it is near 0, little of the error passes. Smaller first weights, another activation or standardized inputs help.</source>
        <translation>{function} 的导数最大为 {most}，此处均方根为 {rms}：导数接近 0 的地方，误差信号几乎传不过去。可减小初始权重、换用其他激活函数或标准化输入。</translation>
    </message>
    <message>
        <source>The output is sure and wrong for {share} of the samples</source>
        <translation>对 {share} 的样本，输出自信却错误</translation>
    </message>
    <message>
        <source>There {function} is saturated on the wrong side, so its derivative lets hardly any of the large error back. Smaller first weights or a smaller learning rate help.</source>
        <translation>{function} 在错误的一侧饱和，误差虽大，却因导数接近 0 而几乎传不回去。可减小初始权重或降低学习率。</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} of {size} units dead</source>
        <translation>第 {layer} 层：{size} 个单元中有 {count} 个已死亡</translation>
    </message>
    <message>
        <source>z &lt;= 0 for all {samples} samples looked at: the derivative of {function} is 0 there and their weights no longer change. Try leaky_relu, or restart with a smaller learning rate.</source>
        <translation>这些单元对全部 {samples} 个探针样本都有 z ≤ 0，{function} 的导数恒为 0，权重不再更新。可改用 leaky_relu，或降低学习率后重来。</translation>
    </message>
    <message>
        <source>Layer {layer} receives no error</source>
        <translation>第 {layer} 层收不到误差信号</translation>
    </message>
    <message>
        <source>Its δ is exactly 0, so its weights do not change: its own derivative is 0, or the weights after it are. Other first weights or another activation help.</source>
        <translation>δ 恰好为 0，权重不再改变：本层的导数为 0，或其后的权重为 0。可改用其他初始权重或其他激活函数。</translation>
    </message>
    <message>
        <source>No δ is 0 or less than a thousandth of the last layer&apos;s, no unit is dead, and no hidden layer is saturated by {limit} or more.</source>
        <translation>没有哪层的 δ 为 0 或不足最后一层的千分之一，没有死亡单元，也没有隐藏层饱和达到 {limit}。</translation>
    </message>
    <message>
        <source>Layer {layer} receives {part} of the error</source>
        <translation>误差信号到达第 {layer} 层时只剩 {part}</translation>
    </message>
    <message>
        <source>So small is its ||δ|| beside that of the last layer: each layer on the way back multiplies by its f′, here {rms} (rms) of {function}. Fewer layers, larger first weights or relu let more through.</source>
        <translation>这是该层 ||δ|| 与最后一层之比：误差每回传一层就乘一次 f′，此处 {function} 的 f′ 均方根为 {rms}。减少层数、增大初始权重或改用 relu，能让更多误差信号传回。</translation>
    </message>
    <message>
        <source>The error reaches every layer</source>
        <translation>误差信号传到了每一层</translation>
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
        <source>The loss grew beyond what {dtype} can hold; a step before it was {loss}, and the largest weight of the layer {weight}. Restart with a smaller learning rate: {smaller} instead of {rate}.</source>
        <translation>损失超出 {dtype} 的范围；前一步的损失为 {loss}，该层最大的权重为 {weight}。请把学习率从 {rate} 降到 {smaller} 后重来。</translation>
    </message>
    <message>
        <source>The weights grew beyond what {dtype} can hold; a step before the loss was {loss}, and the largest weight of the layer {weight}. Restart with a smaller learning rate: {smaller} instead of {rate}.</source>
        <translation>权重超出 {dtype} 的范围；前一步的损失为 {loss}，该层最大的权重为 {weight}。请把学习率从 {rate} 降到 {smaller} 后重来。</translation>
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
        <source>{name} of {owner} must be {word}, not {value!r}.</source>
        <translation>{owner} 的 {name} 必须是{word}，不能是 {value!r}。</translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; allowed is {low} to {high}.</source>
        <translation>{owner} 的 {name} 为 {value}；允许 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>{loss} needs targets from {low:g} to {high:g}, but those of the data reach from {least:g} to {most:g}. Choose another loss, such as half_mse.</source>
        <translation>{loss} 要求目标值在 {low:g} 到 {high:g} 之间，而数据的目标值为 {least:g} 到 {most:g}。请换用其他损失函数，例如 half_mse。</translation>
    </message>
    <message>
        <source>{loss} needs one-hot targets, one row for each class, and the data have others. Choose another loss, such as half_mse.</source>
        <translation>{loss} 要求目标值为独热编码（每类一行），而数据并非如此。请换用其他损失函数，例如 half_mse。</translation>
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
        <source>Model</source>
        <translation>模型</translation>
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
        <source>{text} is too large: at most {high}.</source>
        <translation>{text} 太大：最多为 {high}。</translation>
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
    <name>ParameterFields</name>
    <message>
        <source>{parameter} of {function}</source>
        <translation>{function} 的 {parameter}</translation>
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
    <name>RecentFiles</name>
    <message>
        <source>{file} (not found)</source>
        <translation>{file}（未找到）</translation>
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
        <source>Open run</source>
        <translation>打开运行</translation>
    </message>
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
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>As is usual for the task: softmax_cross_entropy for classes, else half_mse.</source>
        <translation>按任务选用：分类用 softmax_cross_entropy，否则用 half_mse。</translation>
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
        <source>Batch</source>
        <translation>批大小</translation>
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
</context>
<context>
    <name>View</name>
    <message>
        <source>plot</source>
        <translation>图</translation>
    </message>
</context>
</TS>
