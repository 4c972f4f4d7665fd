# Written by tools/generate.py; changes made here are lost.

"""The data models of requests and answers, each imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .acquisition_mode import AcquisitionMode as AcquisitionMode
    from .aggregation_interval import AggregationInterval as AggregationInterval
    from .airbus_constellation import AirbusConstellation as AirbusConstellation
    from .airbus_data_filter import AirbusDataFilter as AirbusDataFilter
    from .airbus_native_search_request import AirbusNativeSearchRequest as AirbusNativeSearchRequest
    from .airbus_order_data import AirbusOrderData as AirbusOrderData
    from .airbus_order_delivery import AirbusOrderDelivery as AirbusOrderDelivery
    from .airbus_order_input import AirbusOrderInput as AirbusOrderInput
    from .airbus_order_request import AirbusOrderRequest as AirbusOrderRequest
    from .airbus_processing_level import AirbusProcessingLevel as AirbusProcessingLevel
    from .airbus_product_reference import AirbusProductReference as AirbusProductReference
    from .airbus_search_data import AirbusSearchData as AirbusSearchData
    from .airbus_search_request import AirbusSearchRequest as AirbusSearchRequest
    from .analysis_ready_subscription_data import AnalysisReadySubscriptionData as AnalysisReadySubscriptionData
    from .async_process import AsyncProcess as AsyncProcess
    from .async_process_output import AsyncProcessOutput as AsyncProcessOutput
    from .async_process_request import AsyncProcessRequest as AsyncProcessRequest
    from .async_process_status import AsyncProcessStatus as AsyncProcessStatus
    from .backscatter_coefficient import BackscatterCoefficient as BackscatterCoefficient
    from .band_bit_depth import BandBitDepth as BandBitDepth
    from .band_metadata import BandMetadata as BandMetadata
    from .band_sample_format import BandSampleFormat as BandSampleFormat
    from .band_sample_type import BandSampleType as BandSampleType
    from .band_statistics import BandStatistics as BandStatistics
    from .basic_statistics import BasicStatistics as BasicStatistics
    from .batch_collection_grid_v1 import BatchCollectionGridV1 as BatchCollectionGridV1
    from .batch_collection_metadata import BatchCollectionMetadata as BatchCollectionMetadata
    from .batch_collection_page_v1 import BatchCollectionPageV1 as BatchCollectionPageV1
    from .batch_collection_update_v1 import BatchCollectionUpdateV1 as BatchCollectionUpdateV1
    from .batch_collection_v1 import BatchCollectionV1 as BatchCollectionV1
    from .batch_form_process_request import BatchFormProcessRequest as BatchFormProcessRequest
    from .batch_form_process_request_v1 import BatchFormProcessRequestV1 as BatchFormProcessRequestV1
    from .batch_form_submission_v1 import BatchFormSubmissionV1 as BatchFormSubmissionV1
    from .batch_form_v1 import BatchFormV1 as BatchFormV1
    from .batch_instance_type import BatchInstanceType as BatchInstanceType
    from .batch_output_response import BatchOutputResponse as BatchOutputResponse
    from .batch_output_setup import BatchOutputSetup as BatchOutputSetup
    from .batch_output_update_v1 import BatchOutputUpdateV1 as BatchOutputUpdateV1
    from .batch_output_v1 import BatchOutputV1 as BatchOutputV1
    from .batch_process_request import BatchProcessRequest as BatchProcessRequest
    from .batch_process_request_v1 import BatchProcessRequestV1 as BatchProcessRequestV1
    from .batch_raster_output import BatchRasterOutput as BatchRasterOutput
    from .batch_request_page_v1 import BatchRequestPageV1 as BatchRequestPageV1
    from .batch_request_status_v1 import BatchRequestStatusV1 as BatchRequestStatusV1
    from .batch_request_update_v1 import BatchRequestUpdateV1 as BatchRequestUpdateV1
    from .batch_request_v1 import BatchRequestV1 as BatchRequestV1
    from .batch_sort_order import BatchSortOrder as BatchSortOrder
    from .batch_statistics_aggregation import BatchStatisticsAggregation as BatchStatisticsAggregation
    from .batch_statistics_form import BatchStatisticsForm as BatchStatisticsForm
    from .batch_statistics_input import BatchStatisticsInput as BatchStatisticsInput
    from .batch_statistics_page import BatchStatisticsPage as BatchStatisticsPage
    from .batch_statistics_progress import BatchStatisticsProgress as BatchStatisticsProgress
    from .batch_statistics_request import BatchStatisticsRequest as BatchStatisticsRequest
    from .batch_statistics_stop_reason import BatchStatisticsStopReason as BatchStatisticsStopReason
    from .batch_statistics_task import BatchStatisticsTask as BatchStatisticsTask
    from .batch_statistics_task_status import BatchStatisticsTaskStatus as BatchStatisticsTaskStatus
    from .batch_stop_reason import BatchStopReason as BatchStopReason
    from .batch_submission_v1 import BatchSubmissionV1 as BatchSubmissionV1
    from .batch_task import BatchTask as BatchTask
    from .batch_task_form import BatchTaskForm as BatchTaskForm
    from .batch_task_form_request import BatchTaskFormRequest as BatchTaskFormRequest
    from .batch_task_page import BatchTaskPage as BatchTaskPage
    from .batch_task_request import BatchTaskRequest as BatchTaskRequest
    from .batch_task_status import BatchTaskStatus as BatchTaskStatus
    from .batch_task_update import BatchTaskUpdate as BatchTaskUpdate
    from .batch_tile_crs_properties_v1 import BatchTileCrsPropertiesV1 as BatchTileCrsPropertiesV1
    from .batch_tile_crs_v1 import BatchTileCrsV1 as BatchTileCrsV1
    from .batch_tile_origin_v1 import BatchTileOriginV1 as BatchTileOriginV1
    from .batch_tile_page_v1 import BatchTilePageV1 as BatchTilePageV1
    from .batch_tile_status_v1 import BatchTileStatusV1 as BatchTileStatusV1
    from .batch_tile_v1 import BatchTileV1 as BatchTileV1
    from .batch_user_action import BatchUserAction as BatchUserAction
    from .batch_user_action_v1 import BatchUserActionV1 as BatchUserActionV1
    from .batch_zarr_output import BatchZarrOutput as BatchZarrOutput
    from .batch_zarr_output_v1 import BatchZarrOutputV1 as BatchZarrOutputV1
    from .bounds_properties import BoundsProperties as BoundsProperties
    from .byoc_additional_data import ByocAdditionalData as ByocAdditionalData
    from .byoc_band import ByocBand as ByocBand
    from .byoc_bands import ByocBands as ByocBands
    from .byoc_collection import ByocCollection as ByocCollection
    from .byoc_collection_metadata import ByocCollectionMetadata as ByocCollectionMetadata
    from .byoc_collection_page import ByocCollectionPage as ByocCollectionPage
    from .byoc_collection_response import ByocCollectionResponse as ByocCollectionResponse
    from .byoc_collection_update import ByocCollectionUpdate as ByocCollectionUpdate
    from .byoc_file_metadata import ByocFileMetadata as ByocFileMetadata
    from .byoc_files_metadata import ByocFilesMetadata as ByocFilesMetadata
    from .byoc_filter import ByocFilter as ByocFilter
    from .byoc_source import ByocSource as ByocSource
    from .byoc_tile import ByocTile as ByocTile
    from .byoc_tile_additional_data import ByocTileAdditionalData as ByocTileAdditionalData
    from .byoc_tile_page import ByocTilePage as ByocTilePage
    from .byoc_tile_response import ByocTileResponse as ByocTileResponse
    from .byoc_tile_sort import ByocTileSort as ByocTileSort
    from .byoc_tile_status import ByocTileStatus as ByocTileStatus
    from .byoc_tile_update import ByocTileUpdate as ByocTileUpdate
    from .calculation_definition import CalculationDefinition as CalculationDefinition
    from .calculations import Calculations as Calculations
    from .cog_parameters import CogParameters as CogParameters
    from .cog_parameters_v1 import CogParametersV1 as CogParametersV1
    from .collection_type import CollectionType as CollectionType
    from .conformance_classes import ConformanceClasses as ConformanceClasses
    from .constellation import Constellation as Constellation
    from .cql_2_and import Cql2And as Cql2And
    from .cql_2_between import Cql2Between as Cql2Between
    from .cql_2_comparison import Cql2Comparison as Cql2Comparison
    from .cql_2_comparison_operator import Cql2ComparisonOperator as Cql2ComparisonOperator
    from .cql_2_not import Cql2Not as Cql2Not
    from .cql_2_property import Cql2Property as Cql2Property
    from .custom_dataset_type import CustomDatasetType as CustomDatasetType
    from .delivery_archive import DeliveryArchive as DeliveryArchive
    from .delivery_archive_format import DeliveryArchiveFormat as DeliveryArchiveFormat
    from .delivery_archive_status import DeliveryArchiveStatus as DeliveryArchiveStatus
    from .delivery_status import DeliveryStatus as DeliveryStatus
    from .delivery_tile import DeliveryTile as DeliveryTile
    from .delivery_tile_list import DeliveryTileList as DeliveryTileList
    from .delivery_tile_status import DeliveryTileStatus as DeliveryTileStatus
    from .dem_filter import DemFilter as DemFilter
    from .dem_instance import DemInstance as DemInstance
    from .dem_processing import DemProcessing as DemProcessing
    from .dem_source import DemSource as DemSource
    from .error_detail import ErrorDetail as ErrorDetail
    from .error_response import ErrorResponse as ErrorResponse
    from .filter_language import FilterLanguage as FilterLanguage
    from .geo_package_defaults import GeoPackageDefaults as GeoPackageDefaults
    from .geo_package_input import GeoPackageInput as GeoPackageInput
    from .geometry_collection import GeometryCollection as GeometryCollection
    from .google_storage_access import GoogleStorageAccess as GoogleStorageAccess
    from .google_storage_reference import GoogleStorageReference as GoogleStorageReference
    from .histogram import Histogram as Histogram
    from .histogram_bin import HistogramBin as HistogramBin
    from .histogram_definition import HistogramDefinition as HistogramDefinition
    from .histogram_definitions import HistogramDefinitions as HistogramDefinitions
    from .hls_filter import HlsFilter as HlsFilter
    from .hls_source import HlsSource as HlsSource
    from .input_bounds import InputBounds as InputBounds
    from .interpolation import Interpolation as Interpolation
    from .interval_error import IntervalError as IntervalError
    from .interval_error_type import IntervalErrorType as IntervalErrorType
    from .item_collection import ItemCollection as ItemCollection
    from .item_properties import ItemProperties as ItemProperties
    from .jpeg_format import JpegFormat as JpegFormat
    from .json_format import JsonFormat as JsonFormat
    from .landsat_8l1c_source import Landsat8L1CSource as Landsat8L1CSource
    from .landsat_etm_l1_source import LandsatEtmL1Source as LandsatEtmL1Source
    from .landsat_etm_l2_source import LandsatEtmL2Source as LandsatEtmL2Source
    from .landsat_filter import LandsatFilter as LandsatFilter
    from .landsat_mss_l1_source import LandsatMssL1Source as LandsatMssL1Source
    from .landsat_ot_l1_source import LandsatOtL1Source as LandsatOtL1Source
    from .landsat_ot_l2_source import LandsatOtL2Source as LandsatOtL2Source
    from .landsat_real_time_filter import LandsatRealTimeFilter as LandsatRealTimeFilter
    from .landsat_real_time_tiers import LandsatRealTimeTiers as LandsatRealTimeTiers
    from .landsat_tiers import LandsatTiers as LandsatTiers
    from .landsat_tm_l1_source import LandsatTmL1Source as LandsatTmL1Source
    from .landsat_tm_l2_source import LandsatTmL2Source as LandsatTmL2Source
    from .last_interval_behavior import LastIntervalBehavior as LastIntervalBehavior
    from .lee_speckle_filter import LeeSpeckleFilter as LeeSpeckleFilter
    from .line_string import LineString as LineString
    from .link_body import LinkBody as LinkBody
    from .link_headers import LinkHeaders as LinkHeaders
    from .link_method import LinkMethod as LinkMethod
    from .location import Location as Location
    from .maxar_data_filter import MaxarDataFilter as MaxarDataFilter
    from .maxar_native_search_request import MaxarNativeSearchRequest as MaxarNativeSearchRequest
    from .maxar_order_data import MaxarOrderData as MaxarOrderData
    from .maxar_order_delivery import MaxarOrderDelivery as MaxarOrderDelivery
    from .maxar_order_input import MaxarOrderInput as MaxarOrderInput
    from .maxar_order_request import MaxarOrderRequest as MaxarOrderRequest
    from .maxar_product_bands import MaxarProductBands as MaxarProductBands
    from .maxar_product_kernel import MaxarProductKernel as MaxarProductKernel
    from .maxar_search_data import MaxarSearchData as MaxarSearchData
    from .maxar_search_request import MaxarSearchRequest as MaxarSearchRequest
    from .maxar_sensor import MaxarSensor as MaxarSensor
    from .modis_filter import ModisFilter as ModisFilter
    from .modis_source import ModisSource as ModisSource
    from .mosaicking_order import MosaickingOrder as MosaickingOrder
    from .multi_line_string import MultiLineString as MultiLineString
    from .multi_point import MultiPoint as MultiPoint
    from .multi_polygon import MultiPolygon as MultiPolygon
    from .new_batch_collection_v1 import NewBatchCollectionV1 as NewBatchCollectionV1
    from .no_speckle_filter import NoSpeckleFilter as NoSpeckleFilter
    from .orbit_direction import OrbitDirection as OrbitDirection
    from .order import Order as Order
    from .order_delivery_page import OrderDeliveryPage as OrderDeliveryPage
    from .order_input import OrderInput as OrderInput
    from .order_page import OrderPage as OrderPage
    from .order_status import OrderStatus as OrderStatus
    from .output_response import OutputResponse as OutputResponse
    from .overview_resampling import OverviewResampling as OverviewResampling
    from .page_links import PageLinks as PageLinks
    from .percentiles import Percentiles as Percentiles
    from .percentiles_definition import PercentilesDefinition as PercentilesDefinition
    from .planet_data_filter import PlanetDataFilter as PlanetDataFilter
    from .planet_harmonization import PlanetHarmonization as PlanetHarmonization
    from .planet_item_type import PlanetItemType as PlanetItemType
    from .planet_native_filter import PlanetNativeFilter as PlanetNativeFilter
    from .planet_native_search_request import PlanetNativeSearchRequest as PlanetNativeSearchRequest
    from .planet_order_data import PlanetOrderData as PlanetOrderData
    from .planet_order_delivery import PlanetOrderDelivery as PlanetOrderDelivery
    from .planet_order_input import PlanetOrderInput as PlanetOrderInput
    from .planet_order_request import PlanetOrderRequest as PlanetOrderRequest
    from .planet_product_bundle import PlanetProductBundle as PlanetProductBundle
    from .planet_scope_product_bundle import PlanetScopeProductBundle as PlanetScopeProductBundle
    from .planet_scope_subscription_data import PlanetScopeSubscriptionData as PlanetScopeSubscriptionData
    from .planet_scope_subscription_filter import PlanetScopeSubscriptionFilter as PlanetScopeSubscriptionFilter
    from .planet_search_data import PlanetSearchData as PlanetSearchData
    from .planet_search_request import PlanetSearchRequest as PlanetSearchRequest
    from .planet_subscription_delivery import PlanetSubscriptionDelivery as PlanetSubscriptionDelivery
    from .planet_subscription_filter import PlanetSubscriptionFilter as PlanetSubscriptionFilter
    from .planet_subscription_input import PlanetSubscriptionInput as PlanetSubscriptionInput
    from .planet_subscription_request import PlanetSubscriptionRequest as PlanetSubscriptionRequest
    from .planetary_variable_id import PlanetaryVariableId as PlanetaryVariableId
    from .planetary_variable_subscription_data import (
        PlanetaryVariableSubscriptionData as PlanetaryVariableSubscriptionData,
    )
    from .planetary_variable_type import PlanetaryVariableType as PlanetaryVariableType
    from .png_format import PngFormat as PngFormat
    from .point import Point as Point
    from .polarization import Polarization as Polarization
    from .polygon import Polygon as Polygon
    from .preview_mode import PreviewMode as PreviewMode
    from .process_form import ProcessForm as ProcessForm
    from .process_form_request import ProcessFormRequest as ProcessFormRequest
    from .process_input import ProcessInput as ProcessInput
    from .process_output import ProcessOutput as ProcessOutput
    from .process_request import ProcessRequest as ProcessRequest
    from .product_search_results import ProductSearchResults as ProductSearchResults
    from .provider_collection import ProviderCollection as ProviderCollection
    from .provider_product import ProviderProduct as ProviderProduct
    from .provider_role import ProviderRole as ProviderRole
    from .queryables import Queryables as Queryables
    from .quota import Quota as Quota
    from .quota_collection import QuotaCollection as QuotaCollection
    from .quota_exceeded_detail import QuotaExceededDetail as QuotaExceededDetail
    from .quota_exceeded_response import QuotaExceededResponse as QuotaExceededResponse
    from .quota_list import QuotaList as QuotaList
    from .quota_shortfall import QuotaShortfall as QuotaShortfall
    from .radar_dem_instance import RadarDemInstance as RadarDemInstance
    from .radar_resolution import RadarResolution as RadarResolution
    from .radar_timeliness import RadarTimeliness as RadarTimeliness
    from .resampling import Resampling as Resampling
    from .s3_access import S3Access as S3Access
    from .s3_reference import S3Reference as S3Reference
    from .search_context import SearchContext as SearchContext
    from .search_fields import SearchFields as SearchFields
    from .search_request import SearchRequest as SearchRequest
    from .sensing_times_presence import SensingTimesPresence as SensingTimesPresence
    from .sentinel_1_filter import Sentinel1Filter as Sentinel1Filter
    from .sentinel_1_grd_source import Sentinel1GrdSource as Sentinel1GrdSource
    from .sentinel_1_processing import Sentinel1Processing as Sentinel1Processing
    from .sentinel_2_processing import Sentinel2Processing as Sentinel2Processing
    from .sentinel_2l1c_filter import Sentinel2L1CFilter as Sentinel2L1CFilter
    from .sentinel_2l1c_source import Sentinel2L1CSource as Sentinel2L1CSource
    from .sentinel_2l2a_filter import Sentinel2L2AFilter as Sentinel2L2AFilter
    from .sentinel_2l2a_source import Sentinel2L2ASource as Sentinel2L2ASource
    from .sentinel_3_olci_filter import Sentinel3OlciFilter as Sentinel3OlciFilter
    from .sentinel_3_olci_l2_filter import Sentinel3OlciL2Filter as Sentinel3OlciL2Filter
    from .sentinel_3_olci_l2_source import Sentinel3OlciL2Source as Sentinel3OlciL2Source
    from .sentinel_3_olci_source import Sentinel3OlciSource as Sentinel3OlciSource
    from .sentinel_3_slstr_filter import Sentinel3SlstrFilter as Sentinel3SlstrFilter
    from .sentinel_3_slstr_processing import Sentinel3SlstrProcessing as Sentinel3SlstrProcessing
    from .sentinel_3_slstr_source import Sentinel3SlstrSource as Sentinel3SlstrSource
    from .sentinel_5p_filter import Sentinel5PFilter as Sentinel5PFilter
    from .sentinel_5p_processing import Sentinel5PProcessing as Sentinel5PProcessing
    from .sentinel_5p_source import Sentinel5PSource as Sentinel5PSource
    from .sentinel_5p_timeliness import Sentinel5PTimeliness as Sentinel5PTimeliness
    from .slstr_view import SlstrView as SlstrView
    from .spatial_extent import SpatialExtent as SpatialExtent
    from .stac_asset import StacAsset as StacAsset
    from .stac_assets import StacAssets as StacAssets
    from .stac_catalog import StacCatalog as StacCatalog
    from .stac_collection import StacCollection as StacCollection
    from .stac_collection_list import StacCollectionList as StacCollectionList
    from .stac_extent import StacExtent as StacExtent
    from .stac_item import StacItem as StacItem
    from .stac_item_page import StacItemPage as StacItemPage
    from .stac_link import StacLink as StacLink
    from .stac_provider import StacProvider as StacProvider
    from .stac_summaries import StacSummaries as StacSummaries
    from .statistics_aggregation import StatisticsAggregation as StatisticsAggregation
    from .statistics_bands import StatisticsBands as StatisticsBands
    from .statistics_definition import StatisticsDefinition as StatisticsDefinition
    from .statistics_definitions import StatisticsDefinitions as StatisticsDefinitions
    from .statistics_form import StatisticsForm as StatisticsForm
    from .statistics_form_aggregation import StatisticsFormAggregation as StatisticsFormAggregation
    from .statistics_form_request import StatisticsFormRequest as StatisticsFormRequest
    from .statistics_interval import StatisticsInterval as StatisticsInterval
    from .statistics_output import StatisticsOutput as StatisticsOutput
    from .statistics_outputs import StatisticsOutputs as StatisticsOutputs
    from .statistics_request import StatisticsRequest as StatisticsRequest
    from .statistics_response import StatisticsResponse as StatisticsResponse
    from .statistics_status import StatisticsStatus as StatisticsStatus
    from .statistics_time_range import StatisticsTimeRange as StatisticsTimeRange
    from .subscription import Subscription as Subscription
    from .subscription_delivery_page import SubscriptionDeliveryPage as SubscriptionDeliveryPage
    from .subscription_input import SubscriptionInput as SubscriptionInput
    from .subscription_page import SubscriptionPage as SubscriptionPage
    from .subscription_status import SubscriptionStatus as SubscriptionStatus
    from .summary_range import SummaryRange as SummaryRange
    from .temporal_extent import TemporalExtent as TemporalExtent
    from .tiff_format import TiffFormat as TiffFormat
    from .tiling_grid import TilingGrid as TilingGrid
    from .tiling_grid_input import TilingGridInput as TilingGridInput
    from .tiling_grid_page import TilingGridPage as TilingGridPage
    from .tiling_grid_properties import TilingGridProperties as TilingGridProperties
    from .tiling_grid_selection_v1 import TilingGridSelectionV1 as TilingGridSelectionV1
    from .tiling_grid_unit import TilingGridUnit as TilingGridUnit
    from .time_mosaicking_order import TimeMosaickingOrder as TimeMosaickingOrder
    from .time_range import TimeRange as TimeRange
    from .violation import Violation as Violation
    from .violation_map import ViolationMap as ViolationMap
    from .zarr_additional_data import ZarrAdditionalData as ZarrAdditionalData
    from .zarr_array import ZarrArray as ZarrArray
    from .zarr_array_metadata import ZarrArrayMetadata as ZarrArrayMetadata
    from .zarr_array_override import ZarrArrayOverride as ZarrArrayOverride
    from .zarr_array_overrides import ZarrArrayOverrides as ZarrArrayOverrides
    from .zarr_array_page import ZarrArrayPage as ZarrArrayPage
    from .zarr_array_parameters import ZarrArrayParameters as ZarrArrayParameters
    from .zarr_array_response import ZarrArrayResponse as ZarrArrayResponse
    from .zarr_attributes import ZarrAttributes as ZarrAttributes
    from .zarr_collection import ZarrCollection as ZarrCollection
    from .zarr_collection_metadata import ZarrCollectionMetadata as ZarrCollectionMetadata
    from .zarr_collection_page import ZarrCollectionPage as ZarrCollectionPage
    from .zarr_collection_response import ZarrCollectionResponse as ZarrCollectionResponse
    from .zarr_collection_status import ZarrCollectionStatus as ZarrCollectionStatus
    from .zarr_collection_update import ZarrCollectionUpdate as ZarrCollectionUpdate
    from .zarr_compressor import ZarrCompressor as ZarrCompressor
    from .zarr_coordinates import ZarrCoordinates as ZarrCoordinates
    from .zarr_format import ZarrFormat as ZarrFormat
    from .zarr_origin import ZarrOrigin as ZarrOrigin
    from .zarr_output_group import ZarrOutputGroup as ZarrOutputGroup
    from .zarr_user_attributes import ZarrUserAttributes as ZarrUserAttributes

_MODULE_OF: dict[str, str] = {
    "AcquisitionMode": ".acquisition_mode",
    "AggregationInterval": ".aggregation_interval",
    "AirbusConstellation": ".airbus_constellation",
    "AirbusDataFilter": ".airbus_data_filter",
    "AirbusNativeSearchRequest": ".airbus_native_search_request",
    "AirbusOrderData": ".airbus_order_data",
    "AirbusOrderDelivery": ".airbus_order_delivery",
    "AirbusOrderInput": ".airbus_order_input",
    "AirbusOrderRequest": ".airbus_order_request",
    "AirbusProcessingLevel": ".airbus_processing_level",
    "AirbusProductReference": ".airbus_product_reference",
    "AirbusSearchData": ".airbus_search_data",
    "AirbusSearchRequest": ".airbus_search_request",
    "AnalysisReadySubscriptionData": ".analysis_ready_subscription_data",
    "AsyncProcess": ".async_process",
    "AsyncProcessOutput": ".async_process_output",
    "AsyncProcessRequest": ".async_process_request",
    "AsyncProcessStatus": ".async_process_status",
    "BackscatterCoefficient": ".backscatter_coefficient",
    "BandBitDepth": ".band_bit_depth",
    "BandMetadata": ".band_metadata",
    "BandSampleFormat": ".band_sample_format",
    "BandSampleType": ".band_sample_type",
    "BandStatistics": ".band_statistics",
    "BasicStatistics": ".basic_statistics",
    "BatchCollectionGridV1": ".batch_collection_grid_v1",
    "BatchCollectionMetadata": ".batch_collection_metadata",
    "BatchCollectionPageV1": ".batch_collection_page_v1",
    "BatchCollectionUpdateV1": ".batch_collection_update_v1",
    "BatchCollectionV1": ".batch_collection_v1",
    "BatchFormProcessRequest": ".batch_form_process_request",
    "BatchFormProcessRequestV1": ".batch_form_process_request_v1",
    "BatchFormSubmissionV1": ".batch_form_submission_v1",
    "BatchFormV1": ".batch_form_v1",
    "BatchInstanceType": ".batch_instance_type",
    "BatchOutputResponse": ".batch_output_response",
    "BatchOutputSetup": ".batch_output_setup",
    "BatchOutputUpdateV1": ".batch_output_update_v1",
    "BatchOutputV1": ".batch_output_v1",
    "BatchProcessRequest": ".batch_process_request",
    "BatchProcessRequestV1": ".batch_process_request_v1",
    "BatchRasterOutput": ".batch_raster_output",
    "BatchRequestPageV1": ".batch_request_page_v1",
    "BatchRequestStatusV1": ".batch_request_status_v1",
    "BatchRequestUpdateV1": ".batch_request_update_v1",
    "BatchRequestV1": ".batch_request_v1",
    "BatchSortOrder": ".batch_sort_order",
    "BatchStatisticsAggregation": ".batch_statistics_aggregation",
    "BatchStatisticsForm": ".batch_statistics_form",
    "BatchStatisticsInput": ".batch_statistics_input",
    "BatchStatisticsPage": ".batch_statistics_page",
    "BatchStatisticsProgress": ".batch_statistics_progress",
    "BatchStatisticsRequest": ".batch_statistics_request",
    "BatchStatisticsStopReason": ".batch_statistics_stop_reason",
    "BatchStatisticsTask": ".batch_statistics_task",
    "BatchStatisticsTaskStatus": ".batch_statistics_task_status",
    "BatchStopReason": ".batch_stop_reason",
    "BatchSubmissionV1": ".batch_submission_v1",
    "BatchTask": ".batch_task",
    "BatchTaskForm": ".batch_task_form",
    "BatchTaskFormRequest": ".batch_task_form_request",
    "BatchTaskPage": ".batch_task_page",
    "BatchTaskRequest": ".batch_task_request",
    "BatchTaskStatus": ".batch_task_status",
    "BatchTaskUpdate": ".batch_task_update",
    "BatchTileCrsPropertiesV1": ".batch_tile_crs_properties_v1",
    "BatchTileCrsV1": ".batch_tile_crs_v1",
    "BatchTileOriginV1": ".batch_tile_origin_v1",
    "BatchTilePageV1": ".batch_tile_page_v1",
    "BatchTileStatusV1": ".batch_tile_status_v1",
    "BatchTileV1": ".batch_tile_v1",
    "BatchUserAction": ".batch_user_action",
    "BatchUserActionV1": ".batch_user_action_v1",
    "BatchZarrOutput": ".batch_zarr_output",
    "BatchZarrOutputV1": ".batch_zarr_output_v1",
    "BoundsProperties": ".bounds_properties",
    "ByocAdditionalData": ".byoc_additional_data",
    "ByocBand": ".byoc_band",
    "ByocBands": ".byoc_bands",
    "ByocCollection": ".byoc_collection",
    "ByocCollectionMetadata": ".byoc_collection_metadata",
    "ByocCollectionPage": ".byoc_collection_page",
    "ByocCollectionResponse": ".byoc_collection_response",
    "ByocCollectionUpdate": ".byoc_collection_update",
    "ByocFileMetadata": ".byoc_file_metadata",
    "ByocFilesMetadata": ".byoc_files_metadata",
    "ByocFilter": ".byoc_filter",
    "ByocSource": ".byoc_source",
    "ByocTile": ".byoc_tile",
    "ByocTileAdditionalData": ".byoc_tile_additional_data",
    "ByocTilePage": ".byoc_tile_page",
    "ByocTileResponse": ".byoc_tile_response",
    "ByocTileSort": ".byoc_tile_sort",
    "ByocTileStatus": ".byoc_tile_status",
    "ByocTileUpdate": ".byoc_tile_update",
    "CalculationDefinition": ".calculation_definition",
    "Calculations": ".calculations",
    "CogParameters": ".cog_parameters",
    "CogParametersV1": ".cog_parameters_v1",
    "CollectionType": ".collection_type",
    "ConformanceClasses": ".conformance_classes",
    "Constellation": ".constellation",
    "Cql2And": ".cql_2_and",
    "Cql2Between": ".cql_2_between",
    "Cql2Comparison": ".cql_2_comparison",
    "Cql2ComparisonOperator": ".cql_2_comparison_operator",
    "Cql2Not": ".cql_2_not",
    "Cql2Property": ".cql_2_property",
    "CustomDatasetType": ".custom_dataset_type",
    "DeliveryArchive": ".delivery_archive",
    "DeliveryArchiveFormat": ".delivery_archive_format",
    "DeliveryArchiveStatus": ".delivery_archive_status",
    "DeliveryStatus": ".delivery_status",
    "DeliveryTile": ".delivery_tile",
    "DeliveryTileList": ".delivery_tile_list",
    "DeliveryTileStatus": ".delivery_tile_status",
    "DemFilter": ".dem_filter",
    "DemInstance": ".dem_instance",
    "DemProcessing": ".dem_processing",
    "DemSource": ".dem_source",
    "ErrorDetail": ".error_detail",
    "ErrorResponse": ".error_response",
    "FilterLanguage": ".filter_language",
    "GeoPackageDefaults": ".geo_package_defaults",
    "GeoPackageInput": ".geo_package_input",
    "GeometryCollection": ".geometry_collection",
    "GoogleStorageAccess": ".google_storage_access",
    "GoogleStorageReference": ".google_storage_reference",
    "Histogram": ".histogram",
    "HistogramBin": ".histogram_bin",
    "HistogramDefinition": ".histogram_definition",
    "HistogramDefinitions": ".histogram_definitions",
    "HlsFilter": ".hls_filter",
    "HlsSource": ".hls_source",
    "InputBounds": ".input_bounds",
    "Interpolation": ".interpolation",
    "IntervalError": ".interval_error",
    "IntervalErrorType": ".interval_error_type",
    "ItemCollection": ".item_collection",
    "ItemProperties": ".item_properties",
    "JpegFormat": ".jpeg_format",
    "JsonFormat": ".json_format",
    "Landsat8L1CSource": ".landsat_8l1c_source",
    "LandsatEtmL1Source": ".landsat_etm_l1_source",
    "LandsatEtmL2Source": ".landsat_etm_l2_source",
    "LandsatFilter": ".landsat_filter",
    "LandsatMssL1Source": ".landsat_mss_l1_source",
    "LandsatOtL1Source": ".landsat_ot_l1_source",
    "LandsatOtL2Source": ".landsat_ot_l2_source",
    "LandsatRealTimeFilter": ".landsat_real_time_filter",
    "LandsatRealTimeTiers": ".landsat_real_time_tiers",
    "LandsatTiers": ".landsat_tiers",
    "LandsatTmL1Source": ".landsat_tm_l1_source",
    "LandsatTmL2Source": ".landsat_tm_l2_source",
    "LastIntervalBehavior": ".last_interval_behavior",
    "LeeSpeckleFilter": ".lee_speckle_filter",
    "LineString": ".line_string",
    "LinkBody": ".link_body",
    "LinkHeaders": ".link_headers",
    "LinkMethod": ".link_method",
    "Location": ".location",
    "MaxarDataFilter": ".maxar_data_filter",
    "MaxarNativeSearchRequest": ".maxar_native_search_request",
    "MaxarOrderData": ".maxar_order_data",
    "MaxarOrderDelivery": ".maxar_order_delivery",
    "MaxarOrderInput": ".maxar_order_input",
    "MaxarOrderRequest": ".maxar_order_request",
    "MaxarProductBands": ".maxar_product_bands",
    "MaxarProductKernel": ".maxar_product_kernel",
    "MaxarSearchData": ".maxar_search_data",
    "MaxarSearchRequest": ".maxar_search_request",
    "MaxarSensor": ".maxar_sensor",
    "ModisFilter": ".modis_filter",
    "ModisSource": ".modis_source",
    "MosaickingOrder": ".mosaicking_order",
    "MultiLineString": ".multi_line_string",
    "MultiPoint": ".multi_point",
    "MultiPolygon": ".multi_polygon",
    "NewBatchCollectionV1": ".new_batch_collection_v1",
    "NoSpeckleFilter": ".no_speckle_filter",
    "OrbitDirection": ".orbit_direction",
    "Order": ".order",
    "OrderDeliveryPage": ".order_delivery_page",
    "OrderInput": ".order_input",
    "OrderPage": ".order_page",
    "OrderStatus": ".order_status",
    "OutputResponse": ".output_response",
    "OverviewResampling": ".overview_resampling",
    "PageLinks": ".page_links",
    "Percentiles": ".percentiles",
    "PercentilesDefinition": ".percentiles_definition",
    "PlanetDataFilter": ".planet_data_filter",
    "PlanetHarmonization": ".planet_harmonization",
    "PlanetItemType": ".planet_item_type",
    "PlanetNativeFilter": ".planet_native_filter",
    "PlanetNativeSearchRequest": ".planet_native_search_request",
    "PlanetOrderData": ".planet_order_data",
    "PlanetOrderDelivery": ".planet_order_delivery",
    "PlanetOrderInput": ".planet_order_input",
    "PlanetOrderRequest": ".planet_order_request",
    "PlanetProductBundle": ".planet_product_bundle",
    "PlanetScopeProductBundle": ".planet_scope_product_bundle",
    "PlanetScopeSubscriptionData": ".planet_scope_subscription_data",
    "PlanetScopeSubscriptionFilter": ".planet_scope_subscription_filter",
    "PlanetSearchData": ".planet_search_data",
    "PlanetSearchRequest": ".planet_search_request",
    "PlanetSubscriptionDelivery": ".planet_subscription_delivery",
    "PlanetSubscriptionFilter": ".planet_subscription_filter",
    "PlanetSubscriptionInput": ".planet_subscription_input",
    "PlanetSubscriptionRequest": ".planet_subscription_request",
    "PlanetaryVariableId": ".planetary_variable_id",
    "PlanetaryVariableSubscriptionData": ".planetary_variable_subscription_data",
    "PlanetaryVariableType": ".planetary_variable_type",
    "PngFormat": ".png_format",
    "Point": ".point",
    "Polarization": ".polarization",
    "Polygon": ".polygon",
    "PreviewMode": ".preview_mode",
    "ProcessForm": ".process_form",
    "ProcessFormRequest": ".process_form_request",
    "ProcessInput": ".process_input",
    "ProcessOutput": ".process_output",
    "ProcessRequest": ".process_request",
    "ProductSearchResults": ".product_search_results",
    "ProviderCollection": ".provider_collection",
    "ProviderProduct": ".provider_product",
    "ProviderRole": ".provider_role",
    "Queryables": ".queryables",
    "Quota": ".quota",
    "QuotaCollection": ".quota_collection",
    "QuotaExceededDetail": ".quota_exceeded_detail",
    "QuotaExceededResponse": ".quota_exceeded_response",
    "QuotaList": ".quota_list",
    "QuotaShortfall": ".quota_shortfall",
    "RadarDemInstance": ".radar_dem_instance",
    "RadarResolution": ".radar_resolution",
    "RadarTimeliness": ".radar_timeliness",
    "Resampling": ".resampling",
    "S3Access": ".s3_access",
    "S3Reference": ".s3_reference",
    "SearchContext": ".search_context",
    "SearchFields": ".search_fields",
    "SearchRequest": ".search_request",
    "SensingTimesPresence": ".sensing_times_presence",
    "Sentinel1Filter": ".sentinel_1_filter",
    "Sentinel1GrdSource": ".sentinel_1_grd_source",
    "Sentinel1Processing": ".sentinel_1_processing",
    "Sentinel2Processing": ".sentinel_2_processing",
    "Sentinel2L1CFilter": ".sentinel_2l1c_filter",
    "Sentinel2L1CSource": ".sentinel_2l1c_source",
    "Sentinel2L2AFilter": ".sentinel_2l2a_filter",
    "Sentinel2L2ASource": ".sentinel_2l2a_source",
    "Sentinel3OlciFilter": ".sentinel_3_olci_filter",
    "Sentinel3OlciL2Filter": ".sentinel_3_olci_l2_filter",
    "Sentinel3OlciL2Source": ".sentinel_3_olci_l2_source",
    "Sentinel3OlciSource": ".sentinel_3_olci_source",
    "Sentinel3SlstrFilter": ".sentinel_3_slstr_filter",
    "Sentinel3SlstrProcessing": ".sentinel_3_slstr_processing",
    "Sentinel3SlstrSource": ".sentinel_3_slstr_source",
    "Sentinel5PFilter": ".sentinel_5p_filter",
    "Sentinel5PProcessing": ".sentinel_5p_processing",
    "Sentinel5PSource": ".sentinel_5p_source",
    "Sentinel5PTimeliness": ".sentinel_5p_timeliness",
    "SlstrView": ".slstr_view",
    "SpatialExtent": ".spatial_extent",
    "StacAsset": ".stac_asset",
    "StacAssets": ".stac_assets",
    "StacCatalog": ".stac_catalog",
    "StacCollection": ".stac_collection",
    "StacCollectionList": ".stac_collection_list",
    "StacExtent": ".stac_extent",
    "StacItem": ".stac_item",
    "StacItemPage": ".stac_item_page",
    "StacLink": ".stac_link",
    "StacProvider": ".stac_provider",
    "StacSummaries": ".stac_summaries",
    "StatisticsAggregation": ".statistics_aggregation",
    "StatisticsBands": ".statistics_bands",
    "StatisticsDefinition": ".statistics_definition",
    "StatisticsDefinitions": ".statistics_definitions",
    "StatisticsForm": ".statistics_form",
    "StatisticsFormAggregation": ".statistics_form_aggregation",
    "StatisticsFormRequest": ".statistics_form_request",
    "StatisticsInterval": ".statistics_interval",
    "StatisticsOutput": ".statistics_output",
    "StatisticsOutputs": ".statistics_outputs",
    "StatisticsRequest": ".statistics_request",
    "StatisticsResponse": ".statistics_response",
    "StatisticsStatus": ".statistics_status",
    "StatisticsTimeRange": ".statistics_time_range",
    "Subscription": ".subscription",
    "SubscriptionDeliveryPage": ".subscription_delivery_page",
    "SubscriptionInput": ".subscription_input",
    "SubscriptionPage": ".subscription_page",
    "SubscriptionStatus": ".subscription_status",
    "SummaryRange": ".summary_range",
    "TemporalExtent": ".temporal_extent",
    "TiffFormat": ".tiff_format",
    "TilingGrid": ".tiling_grid",
    "TilingGridInput": ".tiling_grid_input",
    "TilingGridPage": ".tiling_grid_page",
    "TilingGridProperties": ".tiling_grid_properties",
    "TilingGridSelectionV1": ".tiling_grid_selection_v1",
    "TilingGridUnit": ".tiling_grid_unit",
    "TimeMosaickingOrder": ".time_mosaicking_order",
    "TimeRange": ".time_range",
    "Violation": ".violation",
    "ViolationMap": ".violation_map",
    "ZarrAdditionalData": ".zarr_additional_data",
    "ZarrArray": ".zarr_array",
    "ZarrArrayMetadata": ".zarr_array_metadata",
    "ZarrArrayOverride": ".zarr_array_override",
    "ZarrArrayOverrides": ".zarr_array_overrides",
    "ZarrArrayPage": ".zarr_array_page",
    "ZarrArrayParameters": ".zarr_array_parameters",
    "ZarrArrayResponse": ".zarr_array_response",
    "ZarrAttributes": ".zarr_attributes",
    "ZarrCollection": ".zarr_collection",
    "ZarrCollectionMetadata": ".zarr_collection_metadata",
    "ZarrCollectionPage": ".zarr_collection_page",
    "ZarrCollectionResponse": ".zarr_collection_response",
    "ZarrCollectionStatus": ".zarr_collection_status",
    "ZarrCollectionUpdate": ".zarr_collection_update",
    "ZarrCompressor": ".zarr_compressor",
    "ZarrCoordinates": ".zarr_coordinates",
    "ZarrFormat": ".zarr_format",
    "ZarrOrigin": ".zarr_origin",
    "ZarrOutputGroup": ".zarr_output_group",
    "ZarrUserAttributes": ".zarr_user_attributes",
}

__all__ = (
    "AcquisitionMode",
    "AggregationInterval",
    "AirbusConstellation",
    "AirbusDataFilter",
    "AirbusNativeSearchRequest",
    "AirbusOrderData",
    "AirbusOrderDelivery",
    "AirbusOrderInput",
    "AirbusOrderRequest",
    "AirbusProcessingLevel",
    "AirbusProductReference",
    "AirbusSearchData",
    "AirbusSearchRequest",
    "AnalysisReadySubscriptionData",
    "AsyncProcess",
    "AsyncProcessOutput",
    "AsyncProcessRequest",
    "AsyncProcessStatus",
    "BackscatterCoefficient",
    "BandBitDepth",
    "BandMetadata",
    "BandSampleFormat",
    "BandSampleType",
    "BandStatistics",
    "BasicStatistics",
    "BatchCollectionGridV1",
    "BatchCollectionMetadata",
    "BatchCollectionPageV1",
    "BatchCollectionUpdateV1",
    "BatchCollectionV1",
    "BatchFormProcessRequest",
    "BatchFormProcessRequestV1",
    "BatchFormSubmissionV1",
    "BatchFormV1",
    "BatchInstanceType",
    "BatchOutputResponse",
    "BatchOutputSetup",
    "BatchOutputUpdateV1",
    "BatchOutputV1",
    "BatchProcessRequest",
    "BatchProcessRequestV1",
    "BatchRasterOutput",
    "BatchRequestPageV1",
    "BatchRequestStatusV1",
    "BatchRequestUpdateV1",
    "BatchRequestV1",
    "BatchSortOrder",
    "BatchStatisticsAggregation",
    "BatchStatisticsForm",
    "BatchStatisticsInput",
    "BatchStatisticsPage",
    "BatchStatisticsProgress",
    "BatchStatisticsRequest",
    "BatchStatisticsStopReason",
    "BatchStatisticsTask",
    "BatchStatisticsTaskStatus",
    "BatchStopReason",
    "BatchSubmissionV1",
    "BatchTask",
    "BatchTaskForm",
    "BatchTaskFormRequest",
    "BatchTaskPage",
    "BatchTaskRequest",
    "BatchTaskStatus",
    "BatchTaskUpdate",
    "BatchTileCrsPropertiesV1",
    "BatchTileCrsV1",
    "BatchTileOriginV1",
    "BatchTilePageV1",
    "BatchTileStatusV1",
    "BatchTileV1",
    "BatchUserAction",
    "BatchUserActionV1",
    "BatchZarrOutput",
    "BatchZarrOutputV1",
    "BoundsProperties",
    "ByocAdditionalData",
    "ByocBand",
    "ByocBands",
    "ByocCollection",
    "ByocCollectionMetadata",
    "ByocCollectionPage",
    "ByocCollectionResponse",
    "ByocCollectionUpdate",
    "ByocFileMetadata",
    "ByocFilesMetadata",
    "ByocFilter",
    "ByocSource",
    "ByocTile",
    "ByocTileAdditionalData",
    "ByocTilePage",
    "ByocTileResponse",
    "ByocTileSort",
    "ByocTileStatus",
    "ByocTileUpdate",
    "CalculationDefinition",
    "Calculations",
    "CogParameters",
    "CogParametersV1",
    "CollectionType",
    "ConformanceClasses",
    "Constellation",
    "Cql2And",
    "Cql2Between",
    "Cql2Comparison",
    "Cql2ComparisonOperator",
    "Cql2Not",
    "Cql2Property",
    "CustomDatasetType",
    "DeliveryArchive",
    "DeliveryArchiveFormat",
    "DeliveryArchiveStatus",
    "DeliveryStatus",
    "DeliveryTile",
    "DeliveryTileList",
    "DeliveryTileStatus",
    "DemFilter",
    "DemInstance",
    "DemProcessing",
    "DemSource",
    "ErrorDetail",
    "ErrorResponse",
    "FilterLanguage",
    "GeometryCollection",
    "GeoPackageDefaults",
    "GeoPackageInput",
    "GoogleStorageAccess",
    "GoogleStorageReference",
    "Histogram",
    "HistogramBin",
    "HistogramDefinition",
    "HistogramDefinitions",
    "HlsFilter",
    "HlsSource",
    "InputBounds",
    "Interpolation",
    "IntervalError",
    "IntervalErrorType",
    "ItemCollection",
    "ItemProperties",
    "JpegFormat",
    "JsonFormat",
    "Landsat8L1CSource",
    "LandsatEtmL1Source",
    "LandsatEtmL2Source",
    "LandsatFilter",
    "LandsatMssL1Source",
    "LandsatOtL1Source",
    "LandsatOtL2Source",
    "LandsatRealTimeFilter",
    "LandsatRealTimeTiers",
    "LandsatTiers",
    "LandsatTmL1Source",
    "LandsatTmL2Source",
    "LastIntervalBehavior",
    "LeeSpeckleFilter",
    "LineString",
    "LinkBody",
    "LinkHeaders",
    "LinkMethod",
    "Location",
    "MaxarDataFilter",
    "MaxarNativeSearchRequest",
    "MaxarOrderData",
    "MaxarOrderDelivery",
    "MaxarOrderInput",
    "MaxarOrderRequest",
    "MaxarProductBands",
    "MaxarProductKernel",
    "MaxarSearchData",
    "MaxarSearchRequest",
    "MaxarSensor",
    "ModisFilter",
    "ModisSource",
    "MosaickingOrder",
    "MultiLineString",
    "MultiPoint",
    "MultiPolygon",
    "NewBatchCollectionV1",
    "NoSpeckleFilter",
    "OrbitDirection",
    "Order",
    "OrderDeliveryPage",
    "OrderInput",
    "OrderPage",
    "OrderStatus",
    "OutputResponse",
    "OverviewResampling",
    "PageLinks",
    "Percentiles",
    "PercentilesDefinition",
    "PlanetaryVariableId",
    "PlanetaryVariableSubscriptionData",
    "PlanetaryVariableType",
    "PlanetDataFilter",
    "PlanetHarmonization",
    "PlanetItemType",
    "PlanetNativeFilter",
    "PlanetNativeSearchRequest",
    "PlanetOrderData",
    "PlanetOrderDelivery",
    "PlanetOrderInput",
    "PlanetOrderRequest",
    "PlanetProductBundle",
    "PlanetScopeProductBundle",
    "PlanetScopeSubscriptionData",
    "PlanetScopeSubscriptionFilter",
    "PlanetSearchData",
    "PlanetSearchRequest",
    "PlanetSubscriptionDelivery",
    "PlanetSubscriptionFilter",
    "PlanetSubscriptionInput",
    "PlanetSubscriptionRequest",
    "PngFormat",
    "Point",
    "Polarization",
    "Polygon",
    "PreviewMode",
    "ProcessForm",
    "ProcessFormRequest",
    "ProcessInput",
    "ProcessOutput",
    "ProcessRequest",
    "ProductSearchResults",
    "ProviderCollection",
    "ProviderProduct",
    "ProviderRole",
    "Queryables",
    "Quota",
    "QuotaCollection",
    "QuotaExceededDetail",
    "QuotaExceededResponse",
    "QuotaList",
    "QuotaShortfall",
    "RadarDemInstance",
    "RadarResolution",
    "RadarTimeliness",
    "Resampling",
    "S3Access",
    "S3Reference",
    "SearchContext",
    "SearchFields",
    "SearchRequest",
    "SensingTimesPresence",
    "Sentinel1Filter",
    "Sentinel1GrdSource",
    "Sentinel1Processing",
    "Sentinel2L1CFilter",
    "Sentinel2L1CSource",
    "Sentinel2L2AFilter",
    "Sentinel2L2ASource",
    "Sentinel2Processing",
    "Sentinel3OlciFilter",
    "Sentinel3OlciL2Filter",
    "Sentinel3OlciL2Source",
    "Sentinel3OlciSource",
    "Sentinel3SlstrFilter",
    "Sentinel3SlstrProcessing",
    "Sentinel3SlstrSource",
    "Sentinel5PFilter",
    "Sentinel5PProcessing",
    "Sentinel5PSource",
    "Sentinel5PTimeliness",
    "SlstrView",
    "SpatialExtent",
    "StacAsset",
    "StacAssets",
    "StacCatalog",
    "StacCollection",
    "StacCollectionList",
    "StacExtent",
    "StacItem",
    "StacItemPage",
    "StacLink",
    "StacProvider",
    "StacSummaries",
    "StatisticsAggregation",
    "StatisticsBands",
    "StatisticsDefinition",
    "StatisticsDefinitions",
    "StatisticsForm",
    "StatisticsFormAggregation",
    "StatisticsFormRequest",
    "StatisticsInterval",
    "StatisticsOutput",
    "StatisticsOutputs",
    "StatisticsRequest",
    "StatisticsResponse",
    "StatisticsStatus",
    "StatisticsTimeRange",
    "Subscription",
    "SubscriptionDeliveryPage",
    "SubscriptionInput",
    "SubscriptionPage",
    "SubscriptionStatus",
    "SummaryRange",
    "TemporalExtent",
    "TiffFormat",
    "TilingGrid",
    "TilingGridInput",
    "TilingGridPage",
    "TilingGridProperties",
    "TilingGridSelectionV1",
    "TilingGridUnit",
    "TimeMosaickingOrder",
    "TimeRange",
    "Violation",
    "ViolationMap",
    "ZarrAdditionalData",
    "ZarrArray",
    "ZarrArrayMetadata",
    "ZarrArrayOverride",
    "ZarrArrayOverrides",
    "ZarrArrayPage",
    "ZarrArrayParameters",
    "ZarrArrayResponse",
    "ZarrAttributes",
    "ZarrCollection",
    "ZarrCollectionMetadata",
    "ZarrCollectionPage",
    "ZarrCollectionResponse",
    "ZarrCollectionStatus",
    "ZarrCollectionUpdate",
    "ZarrCompressor",
    "ZarrCoordinates",
    "ZarrFormat",
    "ZarrOrigin",
    "ZarrOutputGroup",
    "ZarrUserAttributes",
)

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        loaded = import_module(module, __name__)
        value = globals()[name] = getattr(loaded, name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
