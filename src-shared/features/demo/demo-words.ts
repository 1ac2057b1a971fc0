const words = (text: string): readonly string[] => text.split(' ');

/** City, its province, its districts, area code and GB/T 2260 code: what a believable address is made of. */
export interface DemoCity {
  readonly city: string;
  readonly province: string;
  readonly districts: readonly string[];
  readonly areaCode: string;
  readonly regionCode: string;
}

export const demoCities: readonly DemoCity[] = [
  place('武汉', '湖北省', '洪山区 武昌区 江汉区 汉阳区 江夏区', '027', '420100'),
  place('宜昌', '湖北省', '西陵区 伍家岗区 夷陵区', '0717', '420500'),
  place('襄阳', '湖北省', '樊城区 襄城区 襄州区', '0710', '420600'),
  place('长沙', '湖南省', '岳麓区 雨花区 开福区 芙蓉区', '0731', '430100'),
  place('郑州', '河南省', '金水区 中原区 二七区', '0371', '410100'),
  place('南昌', '江西省', '红谷滩区 青山湖区 西湖区', '0791', '360100'),
  place('广州', '广东省', '天河区 越秀区 番禺区 白云区', '020', '440100'),
  place('深圳', '广东省', '南山区 福田区 宝安区 龙岗区', '0755', '440300'),
  place('佛山', '广东省', '禅城区 南海区 顺德区', '0757', '440600'),
  place('东莞', '广东省', '南城街道 长安镇 虎门镇', '0769', '441900'),
  place('厦门', '福建省', '思明区 湖里区 集美区', '0592', '350200'),
  place('杭州', '浙江省', '西湖区 余杭区 滨江区 萧山区', '0571', '330100'),
  place('宁波', '浙江省', '鄞州区 海曙区 北仑区', '0574', '330200'),
  place('苏州', '江苏省', '工业园区 吴中区 姑苏区 相城区', '0512', '320500'),
  place('南京', '江苏省', '江宁区 鼓楼区 建邺区', '025', '320100'),
  place('上海', '', '浦东新区 闵行区 嘉定区 松江区 徐汇区', '021', '310000'),
  place('成都', '四川省', '武侯区 高新区 锦江区 青羊区', '028', '510100'),
  place('重庆', '', '渝北区 江北区 九龙坡区', '023', '500000'),
  place('西安', '陕西省', '雁塔区 未央区 碑林区', '029', '610100'),
  place('青岛', '山东省', '市南区 崂山区 黄岛区', '0532', '370200'),
];

export const tradeWords = words(
  '恒源 华强 初客 瑞丰 鼎盛 金桥 远大 宏达 安捷 博雅 长青 晨光 创维达 大昌 德邦特 东方红 飞跃 福瑞 高科 冠宇 广通 国泰 海纳 航宇 和泰 恒信 华章 惠民 佳和 ' +
    '江河 杰创 金穗 京华 九鼎 巨星 凯越 康健 蓝海 力源 联创 龙腾 绿野 茂源 美嘉 民生源 明德 铭泰 南方星 诺亚 欧雅 鹏程 普惠 奇正 启明 千禾 乾元 青松 融创达 锐思 ' +
    '润泽 三合 森源 尚品 盛世 石韵 顺达 思远 泰和 天成 天宇 同舟 万象 伟业 文华 五洲 先锋 翔宇 新纪元 鑫磊 兴隆 旭日 雅致 阳光里 易通 银杏 永固 优品 宇航 元亨 ' +
    '云帆 泽惠 展鸿 正方 志远 中科星 众诚 卓越 子午 紫荆 宝利 百川 曙光 松柏 岭南 楚天 江城 汉江 珞珈 东湖 黄鹤 荆楚 珠江 白鹭 鼓浪 鹭岛 钱塘 西溪 姑苏 太湖 蜀锦 ' +
    '锦官 秦川 长乐 重光 会通 行健 乐居 解意 曾氏 单一 朝阳 传奇 调和 参天 都匀 和盛 将来 降龙 角度 觉新 量子 率真 没药 强盛 圈点 省心 盛满 似水 提升 通和 吐露 兴华 ' +
    '应用 载物 择善 正大 中和 转折 着力',
);

/** Industry as a person picks it, and the words of it that companies carry in their names. */
export const industries: readonly { readonly industry: string; readonly names: readonly string[] }[] = [
  { industry: '软件和信息技术', names: words('网络科技 信息技术 软件 数据科技 智能科技') },
  { industry: '电子设备制造', names: words('电子 电子科技 光电 半导体 仪器仪表') },
  { industry: '机械制造', names: words('机械 机械制造 重工 自动化设备 精密模具') },
  { industry: '建筑业', names: words('建设工程 建筑安装 装饰工程 市政工程') },
  { industry: '批发业', names: words('贸易 商贸 进出口 供应链管理 建材') },
  { industry: '物流运输', names: words('物流 运输 冷链物流 仓储') },
  { industry: '食品制造', names: words('食品 粮油 乳业 茶业 调味品') },
  { industry: '医药医疗', names: words('医药 医疗器械 生物科技 药业') },
  { industry: '教育培训', names: words('教育科技 文化传播 教育咨询') },
  { industry: '酒店餐饮', names: words('酒店管理 餐饮管理 餐饮') },
  { industry: '新能源', names: words('新能源 电力科技 环保科技 节能设备') },
  { industry: '化工材料', names: words('化工 新材料 涂料 塑胶制品') },
];

export const legalForms = words('有限公司 有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司');
export const soleTraderForms = words('经营部 商行 工作室 厂 店');
export const institutionNames = words('医院 中学 职业技术学院 研究院 幼儿园 康复医院 图书馆 养老服务中心');

export const surnames = words(
  '李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 ' +
    '余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 ' +
    '欧阳 上官 司马 诸葛 单 解 仇 查 区 翟 尉迟',
);
/** How often: the first fifteen surnames are half of everybody. */
export const commonSurnames = 15;
export const givenNames = words(
  '伟 芳 娜 敏 静 强 磊 军 洋 勇 艳 杰 涛 明 超 霞 平 刚 桂英 秀英 建华 建国 志强 晓东 晓燕 海燕 文博 子涵 浩然 雨欣 宇轩 思远 佳怡 俊杰 丽娟 春梅 国强 玉兰 ' +
    '红梅 永强 小红 建军 立新 学东 嘉豪 梓萱 诗琪 欣怡 天佑 一鸣 凯 鹏 斌 辉 波 云 飞 帆 宁 琳 倩 婷 雪 莹 慧 颖 蕾 洁 琴 燕 丹 萍 红 玲 梅 兰 芬 英 华 建 ' +
    '志远 文静 明辉 德海 庆国 振华 少华 国栋 家明 亚男 晓峰 海波 立国 宏伟 卫东 永刚 金凤 淑珍 凤英 桂芳 雅琴 梦瑶 若曦 俊熙 睿 哲 晨 昊 博文 泽宇 子轩 雨桐',
);

export const roads = words(
  '珞喻路 光谷大道 解放大道 中山路 人民路 建设路 科技路 创新大道 软件园路 和平路 文化路 长江路 滨江路 高新大道 朝阳路 迎宾大道 学府路 金融街 友谊大道 环城路',
);
export const buildings = words(
  '创业大厦 科技园 国际中心 财富广场 软件园 商务大厦 工业园 总部基地 万达广场 金融中心 孵化器 写字楼',
);
export const titles = words(
  '总经理 副总经理 采购经理 采购主管 财务经理 技术总监 项目经理 行政主管 运营总监 市场经理 生产厂长 信息中心主任 办公室主任 店长 老板',
);

function place(city: string, province: string, districts: string, areaCode: string, regionCode: string): DemoCity {
  return { city, province, districts: words(districts), areaCode, regionCode };
}
